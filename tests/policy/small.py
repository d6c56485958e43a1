"""A small rule pack that is whole, for tests that break it in one place or show it."""

from __future__ import annotations

import json

from exposure.model import KINDS

_KINDS = json.dumps([kind for kind in KINDS if kind not in ("article_draft", "note", "other", "post", "repost")])

#: Two flows; the groups EU_EEA, GB and, without a list, OTHER.
SMALL = f"""\
# An invented pack.
version = "2026-03-01"
verified_through = 2026-02-01
notice_groups = ["EU_EEA", "GB"]

[region_groups]
EU_EEA = ["FR", "DE"]
GB = ["GB"]

[[flow]]
id = "training"
title = "Training of a model"
description = \"\"\"
A text of
two lines.\"\"\"
stopped_by = "training"

[[flow]]
id = "ads"
title = "Ads elsewhere"
description = "Another use."
stopped_by = "ads"
stopped_in = ["OTHER"]

[[control]]
id = "setting"
title = "Turn it off"
path = "Settings > Data > Training"
url = "https://www.linkedin.com/mypreferences/d/settings/one"
does_not = "It takes nothing back."
flows = ["training"]
sources = ["notice"]

[[control]]
id = "ads-setting"
title = "Turn ads off"
path = "Settings > Ads"
url = "https://www.linkedin.com/mypreferences/d/settings/two"
does_not = "You still see ads."
flows = ["ads"]
regions = ["OTHER"]
sources = ["paper"]

[[source]]
id = "notice"
title = "A notice"
url = "https://www.linkedin.com/legal/notice"
published = 2025-11-03
kind = "linkedin"

[[source]]
id = "paper"
title = "A paper"
url = "https://paper.example.org/one"
kind = "press"

[[regime]]
flow = "training"
region_group = "EU_EEA"
until = 2025-11-02
state = "off"
rule = "training.region.before"

[[regime]]
flow = "training"
region_group = "EU_EEA"
from = 2025-11-03
state = "on"
rule = "training.region.on"

[[regime]]
flow = "training"
region_group = "GB"
until = 2024-09-17
state = "unclear"
rule = "training.region.unclear"

[[regime]]
flow = "training"
region_group = "GB"
from = 2024-09-18
until = 2025-06-30
state = "on"
rule = "training.region.on"

[[regime]]
flow = "training"
region_group = "GB"
from = 2025-07-01
state = "paused"
rule = "training.region.before"

[[regime]]
flow = "training"
region_group = "OTHER"
state = "unclear"
rule = "training.region.unclear"

[[regime]]
flow = "ads"
region_group = "EU_EEA"
state = "off"
rule = "ads.region.off"

[[regime]]
flow = "ads"
region_group = "GB"
state = "off"
rule = "ads.region.off"

[[regime]]
flow = "ads"
region_group = "OTHER"
state = "on"
rule = "ads.region.on"

[[rule]]
id = "training.region.before"
flow = "training"
gate = "region"
status = "excluded"
confidence = "high"
title = "Not before November 2025"
explanation = "It was not used there then."
says = "Nothing was used in {{country}} then"
sources = ["notice"]
verified_on = 2025-11-03

[[rule]]
id = "training.region.on"
flow = "training"
gate = "region"
status = "in"
confidence = "medium"
title = "In use"
explanation = "It is used there."
says = "Data is used in {{country}} {{unless}} you object"
sources = ["notice", "paper"]
verified_on = 2026-02-01

[[rule]]
id = "training.region.unclear"
flow = "training"
gate = "region"
status = "unclear"
confidence = "low"
title = "Unclear"
explanation = "Nobody says."
says = "Nothing is published about {{country}}"
sources = ["paper"]
verified_on = 2026-02-01

[[rule]]
id = "training.all"
flow = "training"
gate = "category"
kinds = {_KINDS}
status = "in"
confidence = "high"
title = "May be used"
explanation = "It is named."
sources = ["notice"]
verified_on = 2026-02-01

[[rule]]
id = "training.article.draft"
flow = "training"
gate = "draft"
kinds = ["article_draft"]
status = "unclear"
confidence = "low"
title = "A draft"
explanation = "It is not named."
sources = ["notice"]
verified_on = 2026-02-01

[[rule]]
id = "training.post"
flow = "training"
gate = "category"
kinds = [
    "post",  # whoever could read it
    "repost",
    "other",
    "note",
]
status = "unclear"
confidence = "low"
title = "A post"
explanation = "Two readings."
sources = ["notice"]
verified_on = 2026-02-01

[[rule]]
id = "training.post.public"
flow = "training"
gate = "audience"
kinds = ["post"]
audiences = ["public"]
regions = ["GB"]
status = "in"
confidence = "high"
title = "A public post"
explanation = "It is named."
quoted_as = "your posts"
sources = ["notice"]
verified_on = 2026-02-01

[[rule]]
id = "ads.all"
flow = "ads"
gate = "category"
kinds = {json.dumps(KINDS)}
status = "in"
confidence = "low"
title = "May be used"
explanation = "It is named."
sources = ["paper"]
verified_on = 2026-02-01

[[rule]]
id = "ads.region.off"
flow = "ads"
gate = "region"
status = "excluded"
confidence = "high"
title = "Off"
explanation = "It is not done there."
says = "No ads use data of members in {{country}}"
sources = ["notice"]
verified_on = 2026-02-01

[[rule]]
id = "ads.region.on"
flow = "ads"
gate = "region"
status = "in"
confidence = "low"
title = "On"
explanation = "It is done there."
says = "Ads use data of members in {{country}}"
sources = ["paper"]
verified_on = 2026-02-01

[[change]]
version = "2026-03-01"
on = 2026-03-01
what = "The ads were added."
rules = ["ads.all", "ads.region.on"]

[[change]]
version = "2026-01-01"
on = 2026-01-01
what = "The first rules."
"""


def line_of(text: str, words: str) -> int:
    """The line, from 1, on which `words` stand first."""
    return text[: text.index(words)].count("\n") + 1
