"""A dataset made for measuring is one like any other."""

import numpy as np

from explorer.commands.crowd import make
from explorer.model.fold import title_key
from explorer.store.library import Library


def test_its_table_is_by_date_and_knows_the_order_of_titles(tmp_path):
    make(tmp_path / "crowd.sqlite", 300)
    with Library(tmp_path / "crowd.sqlite") as library:
        table = library.table()
        assert library.keys(table["entity"].tolist()) == library.select()
        titles = library.titles(table["entity"].tolist())
        ordered = [titles[n] for n in table["entity"][np.argsort(table["title"])].tolist()]
        assert ordered == sorted(ordered, key=title_key)
        assert table["state"].tolist() == [int(library.state(k)) for k in library.keys(table["entity"].tolist())]
