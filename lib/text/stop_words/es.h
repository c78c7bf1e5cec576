#pragma once

#include <string_view>

namespace thema::text {

inline constexpr std::string_view kSpanishStopWords = R"(el la los las lo un una unos unas al del
yo me mí mi mis conmigo tú te ti tu tus contigo usted ustedes él ella ello ellos ellas le les se sí su sus
consigo nosotros nosotras nos nuestro nuestra nuestros nuestras vosotros vosotras os vuestro vuestra mío mía
suyo suya
este esta esto estos estas ese esa eso esos esas aquel aquella aquello aquellos aquellas que quien quienes cual
cuales cuyo cuya qué quién cuál donde dónde cuando cuándo como cómo
y e o u pero sino ni si porque pues aunque mientras
a ante bajo con contra de desde durante en entre hacia hasta para por según sin sobre tras
no sí ya más menos muy también tampoco tan tanto así bien aquí allí ahí entonces luego después antes siempre
nunca todo toda todos todas otro otra otros otras algo alguien algún alguna algunos algunas nada nadie cada
mucho mucha muchos muchas poco pocos mismo misma
soy eres es somos sois son era eras éramos eran fui fue fuimos fueron sido ser será serán sería siendo sea
estoy estás está estamos estáis están estaba estabas estaban estuvo estado estar
he has ha hemos habéis han había habías habíamos habían hubo haber habido hay haya
tengo tienes tiene tenemos tienen tenía tenían tener puedo puedes puede podemos pueden podía poder)";

}  // namespace thema::text
