#pragma once

#include <string_view>

namespace thema::text {

inline constexpr std::string_view kPortugueseStopWords =
    R"(o a os as um uma uns umas ao aos à às do da dos das dum duma no na nos nas num numa pelo pela pelos
pelas
eu me mim meu minha meus minhas comigo tu te ti teu tua teus tuas você vocês ele ela eles elas lhe lhes se si seu
sua seus suas consigo nós nos nosso nossa nossos nossas vós vos dele dela deles delas
este esta isto estes estas esse essa isso esses essas aquele aquela aquilo aqueles aquelas deste desta disto
desse dessa disso neste nesta nisto nesse nessa nisso que quem qual quais cujo cuja onde quando como porque
quanto
e ou mas nem se pois porém embora enquanto então
a ante até após com contra de desde durante em entre para perante por sem sob sobre
não sim já mais menos muito muita muitos muitas pouco poucos tão também só ainda sempre nunca aqui ali lá aí
assim bem depois antes agora tudo todo toda todos todas outro outra outros outras algo alguém algum alguma
alguns algumas nada ninguém nenhum nenhuma cada mesmo mesma
sou és é somos são era eras éramos eram fui foi fomos foram sido ser será serão seria seja sendo
estou está estamos estão estava estavam esteve estado estar
tenho tens tem temos têm tinha tinham teve ter tido há havia houve haver
vou vai vamos vão posso pode podemos podem podia)";

}  // namespace thema::text
