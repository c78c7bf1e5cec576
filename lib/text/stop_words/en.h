#pragma once

#include <string_view>

namespace thema::text {

inline constexpr std::string_view kEnglishStopWords = R"(a an the
i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her
hers herself it its itself they them their theirs themselves one ones who whom whose which what that this
these those
and or but nor so if because as than though although while whereas unless until since when whenever where
wherever whether how why
of in on at by for with without about against between among into onto through during before after above
below to from up down out off over under upon within across behind beyond near around along toward towards
again then once here there too very just only also even not no yes
am is are was were be been being have has had having do does did doing done will would shall should can
could may might must ought cannot
i'm i've i'd i'll you're you've you'd you'll he's he'd he'll she's she'd she'll it's it'd it'll we're we've
we'd we'll they're they've they'd they'll that's there's here's what's who's
isn't aren't wasn't weren't haven't hasn't hadn't don't doesn't didn't won't wouldn't shan't shouldn't can't
couldn't mustn't mightn't needn't
all any both each every either neither some such other another same own more most much many few less least
several)";

}  // namespace thema::text
