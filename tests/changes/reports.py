"""Short invented reports, compared."""

from mediakit.attribution.credits import find_credits
from mediakit.attribution.quotations import find_quotes
from mediakit.attribution.sources import find_sources
from mediakit.changes.find import find_changes
from mediakit.changes.quotations import pair_quotations
from mediakit.derivation.align import find_links
from mediakit.texts.article import Article


class Compared:
    """Two reports with everything that changes rest on."""

    def __init__(self, before, after, language="en", published=None):
        self.original = Article(before, language=language, published=published)
        self.derivative = Article(after, language=language)
        self.links = find_links(self.original, self.derivative)
        self.quotes = find_quotes(self.original), find_quotes(self.derivative)
        self.sources = find_sources(self.original), find_sources(self.derivative)
        self.credits = find_credits(self.derivative)

    @property
    def changes(self):
        return find_changes(
            self.original, self.derivative, self.links, self.quotes, self.sources, self.credits
        )

    @property
    def pairs(self):
        return pair_quotations(self.original, self.derivative, self.links, self.quotes, self.sources)

    @property
    def kinds(self):
        return [change.kind for change in self.changes]

    def words(self, kind):
        """The words of both sides of each change of a kind."""
        return [
            (
                " … ".join(self.original.text[span] for span in change.original),
                " … ".join(self.derivative.text[span] for span in change.derivative),
            )
            for change in self.changes
            if change.kind == kind
        ]
