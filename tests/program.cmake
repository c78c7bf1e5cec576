# Tests of the program; tests/CMakeLists.txt includes this where it is built.

# ---- transcripts of command lines

add_executable(cli_transcripts cli/runner.cc cli/transcript.cc)
target_link_libraries(cli_transcripts PRIVATE thema_options)

# thema_transcript(NAME FILE [TIMEOUT S])
function(thema_transcript name file)
  thema_test(${name}
    COMMAND cli_transcripts --bin $<TARGET_FILE_DIR:thema> --data ${THEMA_TEST_DATA}
            --examples ${CMAKE_SOURCE_DIR}/examples --shared ${THEMA_TEST_SHARED} ${file} ${ARGN})
endfunction()

file(GLOB transcripts CONFIGURE_DEPENDS cli/*.t)
foreach(file ${transcripts})
  get_filename_component(name ${file} NAME_WE)
  thema_transcript(cli/${name} ${file})
endforeach()

# The blocks of the README that are fenced as ```console are a transcript too.
if(EXISTS ${CMAKE_SOURCE_DIR}/README.md)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/README.md)
  file(STRINGS ${CMAKE_SOURCE_DIR}/README.md fences REGEX "^```console")
  if(fences)
    thema_transcript(docs/readme ${CMAKE_SOURCE_DIR}/README.md)
  endif()
endif()

thema_test(harness/transcripts
  COMMAND cli_transcripts --bin $<TARGET_FILE_DIR:cli_transcripts>
          ${CMAKE_CURRENT_SOURCE_DIR}/cli/self_test/runner.t)

# ---- longer stories

file(GLOB scripts CONFIGURE_DEPENDS scripts/*.sh)
foreach(file ${scripts})
  get_filename_component(name ${file} NAME_WE)
  thema_test(script/${name}
    COMMAND bash ${file}
    ENVIRONMENT "THEMA=$<TARGET_FILE:thema>" "DATA=${THEMA_TEST_DATA}"
                "EXAMPLES=${CMAKE_SOURCE_DIR}/examples" "THEMA_SHARED_DEFAULT=${THEMA_TEST_SHARED}")
endforeach()

# ---- JSON output against its schemas: script/json_schemas

find_package(valijson REQUIRED)
add_executable(validate_json schemas/validate.cc)
target_link_libraries(validate_json PRIVATE thema_options valijson nlohmann_json::nlohmann_json)
set_property(TEST script/json_schemas APPEND PROPERTY
  ENVIRONMENT "VALIDATE_JSON=$<TARGET_FILE:validate_json>")
