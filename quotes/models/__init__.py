"""What is stored. Each file holds a model with the QuerySet that speaks its vocabulary above it."""

from quotes.models.article import Article, ArticleVersion
from quotes.models.audit import Change, ChangeSet, ImportItem, ImportRun
from quotes.models.decision import ArticleOverride, Flag, Override
from quotes.models.gist import Gist
from quotes.models.outlet import Outlet, OutletName
from quotes.models.person import Person
from quotes.models.persondecision import PersonDecision, PersonPair
from quotes.models.personname import PersonName
from quotes.models.quote import Quote
from quotes.models.quotesource import QuoteSource
from quotes.models.reading import Reading
from quotes.models.report import Report
from quotes.models.savedfilter import SavedFilter
from quotes.models.searchrow import SearchRow
from quotes.models.skip import Skip
from quotes.models.statement import LeadPair, Statement, WordingPair
from quotes.models.takedown import Erasing, TakeDown
from quotes.models.topic import KeptOff, QuoteTopic, Topic
from quotes.models.wording import StatementAlias, StatementMove, WordingDecision

__all__ = [
    "Article",
    "ArticleOverride",
    "ArticleVersion",
    "Change",
    "ChangeSet",
    "Erasing",
    "Flag",
    "Gist",
    "ImportItem",
    "ImportRun",
    "KeptOff",
    "LeadPair",
    "Outlet",
    "OutletName",
    "Override",
    "Person",
    "PersonDecision",
    "PersonName",
    "PersonPair",
    "Quote",
    "QuoteSource",
    "QuoteTopic",
    "Reading",
    "Report",
    "SavedFilter",
    "SearchRow",
    "Skip",
    "Statement",
    "StatementAlias",
    "StatementMove",
    "TakeDown",
    "Topic",
    "WordingDecision",
    "WordingPair",
]
