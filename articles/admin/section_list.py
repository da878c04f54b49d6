"""The list of sections: the tree as readers find it, with how many live articles each holds."""

from django.contrib.admin.views.main import ChangeList
from django.db.models import Count

from articles.models import LiveCopy
from articles.reading.tree import Tree


class SectionList(ChangeList):
    """The stock list in the order of the tree; each section knows its ``live`` articles, and those of
    everything below it (``live_below``). Two queries more: the tree and the counts."""

    def get_results(self, request):
        super().get_results(request)
        tree = Tree.read()
        own = dict(LiveCopy.objects.order_by().values_list("section").annotate(Count("pk")))
        found = {section.pk: section for section in self.result_list}
        self.result_list = [found[number] for number in in_order(tree) if number in found]
        for section in self.result_list:
            siblings = tree.children(section.parent_id)
            section.live = own.get(section.pk, 0)
            section.live_below = sum(own.get(number, 0) for number in tree.below(section.pk))
            section.is_first, section.is_last = siblings[0] == section, siblings[-1] == section


def in_order(tree: Tree) -> list[int]:
    """The numbers of all sections, each followed by what stands below it."""
    return [number for top in tree.top for number in tree.below(top.pk)]
