#pragma once

#include <string_view>

namespace thema::text {

inline constexpr std::string_view kDutchStopWords = R"(de het een 't 'n
ik me mij mijn m'n jij je jou jouw u uw hij hem zijn z'n zij ze haar het wij we ons onze jullie hun hen zich
zichzelf mezelf men
deze dit die dat dezelfde hetzelfde wie wat welke welk waar wanneer waarom hoe
en of maar want dus omdat dat als toen terwijl hoewel zodat tenzij totdat voordat nadat indien
in op aan bij met van voor naar uit over onder tussen tegen zonder om door tot te ter na sinds tijdens binnen
buiten boven achter naast vanaf
niet geen ook nog al wel zo zeer dan daar er hier heen weer toch maar ja nee nu even eens alleen altijd nooit
alle alles ander andere anderen elke elk ieder iedere iets niets veel veel meer minder weinig sommige enkele
zelf
ben bent is zijn was waren geweest heb hebt heeft hebben had hadden gehad word wordt worden werd werden geworden
zal zult zullen zou zouden kan kunt kunnen kon konden moet moeten moest moesten mag mogen mocht mochten wil wilt
willen wilde wilden ga gaat gaan ging gingen doe doet doen deed deden gedaan)";

}  // namespace thema::text
