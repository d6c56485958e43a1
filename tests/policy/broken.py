"""Ways to break the small rule pack, each with what the user is to be told, and on which line."""

from __future__ import annotations

from typing import Final, NamedTuple

from tests.policy.small import SMALL, line_of


class Broken(NamedTuple):
    """One edit of the small pack."""

    old: str
    new: str
    #: What follows the line in the message.
    complaint: str
    #: Words that stand first on the line that is named; by default the new ones.
    anchor: str = ""

    @property
    def text(self) -> str:
        """The whole pack, broken."""
        assert self.old in SMALL
        return SMALL.replace(self.old, self.new, 1)

    @property
    def line(self) -> int:
        """The line that the message is to name."""
        return line_of(self.text, self.anchor or self.new)


_VERSION = 'version = "2026-03-01"\nverified'
_GROUP = 'GB = ["GB"]'
_DRAFT = 'gate = "draft"\nkinds = ["article_draft"]'

#: What the reader and the schema refuse in the same words.
SHAPE: Final = (
    Broken(
        "https://www.linkedin.com/mypreferences/d/settings/two",
        "https://example.org/two",
        "control ads-setting: url: must be a page of https://www.linkedin.com/",
    ),
    Broken(_VERSION, "version = 3\nverified", "version: must be a text"),
    Broken(_VERSION, 'version = " "\nverified', "version: must be a text"),
    Broken("verified_through = 2026-02-01", 'verified_through = "soon"', "verified_through: must be a date such as"),
    Broken("verified_through = 2026-02-01", 'verified_through = "2026-02-01"', "verified_through: must be a date"),
    Broken("verified_through = 2026-02-01", "verified_through = 2026-02-01T10:00:00", "verified_through: must be a"),
    Broken("verified_through = 2026-02-01", "verified_through = 10:00:00", "verified_through: must be a date"),
    Broken("verified_through = 2026-02-01", "verified_through = true", "verified_through: must be a date"),
    Broken(_VERSION, f"extra = 1\n{_VERSION}", "extra: is not a key of this table", "extra"),
    Broken(_GROUP, 'GB = "GB"', "region_groups: GB: must be a list of texts"),
    Broken(_GROUP, "GB = []", "region_groups: GB: must be a list of texts"),
    Broken(_GROUP, "GB = [1]", "region_groups: GB: must be a list of texts"),
    Broken(_GROUP, 'GB = [""]', "region_groups: GB: must be a list of texts"),
    Broken(_GROUP, 'GB = ["GB", "GB"]', "region_groups: GB: names something twice"),
    Broken('id = "paper"', "", "source 2: id: is missing", '[[source]]\n\ntitle = "A paper"'),
    Broken('id = "paper"', "id = 3", "source 3: id: must be a text"),
    Broken('id = "paper"', 'id = "paper"\nisbn = 3', "source paper: isbn: is not a key of this table", "isbn"),
    Broken('"https://paper.example.org/one"', '"javascript:alert(1)"', "source paper: url: must be the address of a"),
    Broken('kind = "press"', 'kind = "hearsay"', "source paper: kind: 'hearsay' is not one of linkedin, regulator,"),
    Broken('kind = "press"', "kind = 3", "source paper: kind: must be a text"),
    Broken("published = 2025-11-03", 'published = "then"', "source notice: published: must be a date"),
    Broken('description = "Another use."', "", "flow ads: description: is missing", '[[flow]]\nid = "ads"'),
    Broken('stopped_by = "ads"', 'stopped_by = "luck"', "flow ads: stopped_by: 'luck' is not one of training, ads,"),
    Broken('stopped_by = "ads"\n', "", "flow ads: stopped_by: is missing", '[[flow]]\nid = "ads"'),
    Broken('stopped_in = ["OTHER"]', 'stopped_in = "OTHER"', "flow ads: stopped_in: must be a list of texts"),
    Broken('flows = ["ads"]', "flows = []", "control ads-setting: flows: must be a list of texts"),
    Broken('state = "off"', 'state = "dormant"', "regime training EU_EEA: state: 'dormant' is not one of off, paused,"),
    Broken(
        'rule = "ads.region.on"',
        "",
        "regime ads OTHER: rule: is missing",
        '[[regime]]\nflow = "ads"\nregion_group = "O',
    ),
    Broken('gate = "draft"', 'gate = "whim"', "rule training.article.draft: gate: 'whim' is not one of category,"),
    Broken(
        'kinds = ["article_draft"]', 'kinds = ["scribble"]', "rule training.article.draft: kinds: 'scribble' is not"
    ),
    Broken('kinds = ["article_draft"]', "kinds = [3]", "rule training.article.draft: kinds: must be a list of texts"),
    Broken('"repost",\n', '"scribble",\n', "rule training.post: kinds: 'scribble' is not one of"),
    Broken(
        'audiences = ["public"]', 'audiences = ["all"]', "rule training.post.public: audiences: 'all' is not one of"
    ),
    Broken('regions = ["GB"]', 'regions = "GB"', "rule training.post.public: regions: must be a list of texts"),
    Broken('status = "excluded"', 'status = "out"', "rule training.region.before: status: 'out' is not one of in, exc"),
    Broken('status = "excluded"', 'status = " in "', "rule training.region.before: status: ' in ' is not one of in,"),
    Broken('confidence = "medium"', 'confidence = "shaky"', "rule training.region.on: confidence: 'shaky' is not one"),
    Broken('sources = ["notice", "paper"]', "sources = []", "rule training.region.on: sources: must be a list"),
    Broken(
        "verified_on = 2025-11-03", "verified_on = true", "rule training.region.before: verified_on: must be a date"
    ),
    Broken("on = 2026-01-01\n", "", "change 2026-01-01: on: is missing", '[[change]]\nversion = "2026-01-01"'),
    Broken('rules = ["ads.all"', 'rule = ["ads.all"', "change 2026-03-01: rule: is not a key of this table"),
)

#: Misspelled keys: the reader first misses the right one.
MISSPELT: Final = (
    Broken("[region_groups]", "[groups]", "groups: is not a key of this table"),
    Broken('description = "Another', 'summary = "Another', "flow ads: summary: is not a key of this table"),
    Broken("does_not =", "does =", "control setting: does: is not a key of this table"),
    Broken("from = 2024-09-18", "since = 2024-09-18", "regime training GB: since: is not a key of this table"),
    Broken('explanation = "Two', 'reason = "Two', "rule training.post: reason: is not a key of this table"),
)

#: Keys that the gate of a rule asks for or forbids; the reader and the schema have words of their own for them.
GATES: Final = (
    Broken(
        _DRAFT, 'gate = "draft"', "rule training.article.draft: kinds: is missing", '[[rule]]\nid = "training.article'
    ),
    Broken(
        _DRAFT,
        'gate = "region"\nkinds = ["article_draft"]',
        "rule training.article.draft: kinds: is for rules",
        'kinds = ["article_draft"]',
    ),
    Broken(
        'gate = "region"\nstatus = "unclear"',
        'gate = "optout"\nregions = ["GB"]\nstatus = "unclear"',
        "rule training.region.unclear: regions: is for rules about kinds",
        'regions = ["GB"]\nstatus = "unclear"',
    ),
)

#: What only shows across entries, or in a list of countries: no schema can tell.
ACROSS: Final = (
    Broken('flow = "ads"\ngate = "category"', 'flow = "radio"\ngate = "category"',
           "rule ads.all: flow: there is no flow 'radio'", 'flow = "radio"'),
    Broken("verified_through = 2026-02-01", "verified_through = 2026-01-31", "rule training.region.on: verified_on: is"
           " later than verified_through", "verified_on = 2026-02-01"),
    Broken('notice_groups = ["EU_EEA", "GB"]', 'notice_groups = ["EU"]', "notice_groups: there is no group 'EU'"),
    Broken(_GROUP, 'GB = ["GB", "FR"]', "region_groups: GB: FR is in EU_EEA already"),
    Broken(_GROUP, 'GB = ["UK"]', "region_groups: GB: 'UK' is not a country code"),
    Broken(_GROUP, f'{_GROUP}\nOTHER = ["BR"]', "region_groups: OTHER: holds every country", 'OTHER = ["BR"]'),
    Broken('id = "paper"', 'id = "notice"', "source notice: id: is there twice", 'id = "notice"\ntitle = "A paper"'),
    Broken('id = "paper"', 'id = "book"', "control ads-setting: sources: there is no source 'p", 'sources = ["pap'),
    Broken('flows = ["ads"]', 'flows = ["radio"]', "control ads-setting: flows: there is no flow 'radio'"),
    Broken('regions = ["OTHER"]', 'regions = ["EU"]', "control ads-setting: regions: there is no group 'EU'"),
    Broken('state = "off"', 'state = "on"', "regime training EU_EEA: state: is 'on', but the status of"),
    Broken('_group = "GB"\nfrom', '_group = "UK"\nfrom', "regime training UK 2024-09-18: region_group: there is no"),
    Broken('rule = "ads.region.on"', 'rule = "ads.mars"', "regime ads OTHER: rule: there is no rule 'ads.mars'"),
    Broken('rule = "ads.region.on"', 'rule = "ads.all"', "regime ads OTHER: rule: there is no rule 'ads.all' of this"),
    Broken("from = 2024-09-18", "from = 2024-09-19", "regime training GB 2024-09-19: from: must be the day after"),
    Broken("until = 2025-06-30", "until = 2024-01-01", "regime training GB 2024-09-18: until: is earlier than"),
    Broken("until = 2024-09-17\n", "", "regime training GB 2024-09-18: from: must be the day", "from = 2024-09-18"),
    Broken('"OTHER"\nstate = "unclear"', '"OTHER"\nfrom = 2025-01-01\nstate = "unclear"',
           "regime training OTHER 2025-01-01: from: nothing is said about the time before it", "from = 2025-01-01"),
    Broken('"OTHER"\nstate = "unclear"', '"OTHER"\nuntil = 2025-01-01\nstate = "unclear"',
           "regime training OTHER: until: nothing is said about the time after it", "until = 2025-01-01"),
    Broken('flow = "ads"\nregion_group = "GB"', 'flow = "radio"\nregion_group = "GB"',
           "regime radio GB: flow: there is no flow 'radio'", 'flow = "radio"'),
    Broken('id = "ads.all"', 'id = "training.all"', "rule training.all: id: is there twice",
           'id = "training.all"\nflow = "ads"'),
    Broken('kinds = ["article_draft"]', 'kinds = ["article"]', "rule training.article.draft: kinds: training.all is"),
    Broken('sources = ["notice"]\nverified_on = 2025', 'sources = ["book"]\nverified_on = 2025',
           "rule training.region.before: sources: there is no source 'book'", 'sources = ["book"]'),
    Broken('regions = ["GB"]', 'regions = ["EU"]', "rule training.post.public: regions: there is no group 'EU'"),
    Broken('says = "Ads use data of members in {country}"', "", "rule ads.region.on: says: must be a sentence with",
           '[[rule]]\nid = "ads.region.on"'),
)  # fmt: skip

#: What is wrong because something is not there, so that no line can be named.
WITHOUT_LINE: Final = (
    Broken(_VERSION, "verified", "version: is missing"),
    Broken('notice_groups = ["EU_EEA", "GB"]', "", "notice_groups: is missing"),
    Broken(_GROUP, f'{_GROUP}\nJP = ["JP"]', "regime: none of training is about JP"),
    Broken('    "note",\n', "", "rule: none of training is about every record of the kind 'note'"),
)
