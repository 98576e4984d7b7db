"""What a rights note says to whoever copies."""

import pytest

from explorer.model.rights import forbids


@pytest.mark.parametrize(("rights", "forbidden"), [
    ("All rights reserved, the Institute.", True), ("The notice forbids reproduction.", True),
    ("No part may be used without prior written permission.", True), ("Copying is not allowed.", True),
    ("Free for every use.", False), ("Not stated in the document.", False), ("CC BY 4.0", False), ("", False)])
def test_what_forbids(rights: str, forbidden: bool) -> None:
    assert forbids(rights) is forbidden
