#pragma once

#include <string_view>

namespace thema::text {

inline constexpr std::string_view kFrenchStopWords = R"(le la les l' un une des du de d' au aux
je j' me m' moi tu te t' toi il elle on nous vous ils elles se s' soi lui leur leurs eux y en
mon ma mes ton ta tes son sa ses notre nos votre vos ce c' cet cette ces ça cela ceci celui celle ceux celles
qui que qu' quoi dont où lequel laquelle lesquels lesquelles quel quelle quels quelles
et ou mais donc or ni car si comme quand lorsque puisque parce afin pendant tandis
à dans par pour sur sous avec sans chez vers entre contre depuis avant après devant derrière jusque jusqu'
pas ne n' plus moins très trop aussi bien encore déjà toujours jamais rien oui non là ici alors ainsi même tout
toute tous toutes autre autres quelque quelques chaque plusieurs peu beaucoup
suis es est sommes êtes sont étais était étions étiez étaient été être sera serai seront serait soit fut étant
ai as a avons avez ont avais avait avions aviez avaient eu avoir aura aurai auront aurait ayant
fait faire font peux peut pouvons pouvez peuvent pouvait dois doit devons devez doivent devait
c'est j'ai n'est qu'il qu'elle qu'on d'un d'une s'est j'étais c'était n'a n'ai)";

}  // namespace thema::text
