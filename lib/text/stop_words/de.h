#pragma once

#include <string_view>

namespace thema::text {

inline constexpr std::string_view kGermanStopWords =
    R"(der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines
ich mich mir mein meine meinen meinem meiner meines du dich dir dein deine deinen deinem deiner deines er ihn
ihm sein seine seinen seinem seiner seines sie ihr ihre ihren ihrem ihrer ihres es wir uns unser unsere unseren
unserem unserer unseres euch euer eure euren eurem eurer eures ihnen sich man selbst
dieser diese dieses diesen diesem jener jene jenes jenen jenem welcher welche welches welchen welchem wer wen
wem wessen was solche solcher solches derjenige dasselbe dieselbe
und oder aber denn sondern doch weil dass daß ob wenn als wie während obwohl bevor nachdem damit sodass falls
bis seit da
in im an am auf aus bei beim mit nach von vom zu zum zur für gegen ohne um durch über unter vor hinter neben
zwischen wegen trotz ab außer innerhalb außerhalb
bin bist ist sind seid war warst waren wart gewesen sein habe hast hat haben habt hatte hattest hatten hattet
gehabt werde wirst wird werden werdet wurde wurden worden geworden kann kannst können könnt konnte konnten muss
musst müssen müsst musste mussten soll sollst sollen sollte sollten will willst wollen wollte wollten darf
darfst dürfen durfte mag mögen möchte möchten würde würden wäre wären hätte hätten
nicht nichts auch nur noch schon so sehr dann da dort hier hin her wo wann warum wohin woher ja nein mal eben
halt etwa also nun sonst wieder immer jetzt alle allem allen aller alles andere anderen anderer anderes einige
einigen jede jeden jedem jeder jedes mehr viel viele vielen etwas)";

}  // namespace thema::text
