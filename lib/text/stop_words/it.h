#pragma once

#include <string_view>

namespace thema::text {

inline constexpr std::string_view kItalianStopWords =
    R"(il lo la i gli le l' un uno una un' del dello della dei degli delle dell' al allo alla ai agli alle
all' dal dallo dalla dai dagli dalle dall' nel nello nella nei negli nelle nell' sul sullo sulla sui sugli sulle
sull' col coi
io mi me mio mia miei mie tu ti te tuo tua tuoi tue lui lei egli ella esso essa essi esse loro si sé suo sua
suoi sue noi ci ce nostro nostra nostri nostre voi vi ve vostro vostra vostri vostre ne li
questo questa questi queste quello quella quelli quelle quel quei quegli ciò che chi cui quale quali cosa dove
quando come perché quanto
e ed o od ma però né se anche mentre benché poiché dunque quindi
a ad di da in con su per tra fra senza verso contro dopo prima durante sotto sopra presso
non no sì più meno molto molta molti molte poco pochi troppo così già ancora sempre mai qui qua lì là poi ora
allora tutto tutta tutti tutte altro altra altri altre ogni qualche alcuni alcune niente nulla stesso stessa
sono sei è siamo siete era ero eri eravamo eravate erano stato stata stati state essere sarà sarebbe sia fosse
ho hai ha abbiamo avete hanno avevo avevi aveva avevamo avevano avuto avere avrà avrebbe abbia
sto stai sta stiamo stanno stava faccio fai fa fanno fatto fare posso puoi può possiamo possono poteva devo devi
deve dobbiamo devono doveva
c'è c'era cos'è dov'è com'è)";

}  // namespace thema::text
