#include "model/document.h"

#include "base/error.h"

namespace thema::model {

std::string_view to_string(SpeakerRole role) {
  switch (role) {
    case SpeakerRole::interviewer:
      return "interviewer";
    case SpeakerRole::participant:
      return "participant";
    case SpeakerRole::other:
      return "other";
  }
  return "other";
}

SpeakerRole speaker_role(std::string_view name) {
  for (const SpeakerRole role :
       {SpeakerRole::interviewer, SpeakerRole::participant, SpeakerRole::other}) {
    if (name == to_string(role)) return role;
  }
  throw Error(Errc::usage, "no speaker role '" + std::string(name) +
                               "': a speaker is interviewer, participant or other");
}

}  // namespace thema::model
