import time
from pathlib import Path
from uuid import uuid4
from tests.core.conftest import *
from zongzhi_core.hierarchy.importer import import_divisions
from zongzhi_core.hierarchy.checks import check_tree
from zongzhi_core.hierarchy.demo import build_sample_county, load_places
from tests.core.divisions import CLOCK
from zongzhi_core.errors import SetupError
from zongzhi_core.hierarchy.figures import MEASURES
d=Path('/tmp/cd/package/dist'); F=[d/f'{n}.csv' for n in 'provinces cities areas streets villages'.split()]
def test_x(transact):
    t=time.time()
    s=transact(lambda s:(lambda c:(len(c.townships),len(c.villages),c.county.name))(build_sample_county(s,CLOCK,'530424',2024,1))); print(s, time.time()-t)
    with pytest.raises(SetupError) as e: transact(lambda s: build_sample_county(s,CLOCK,'530424',2024,1))
    print(e.value)
    t=time.time(); r=transact(lambda s: import_divisions(s,F)); print(r.added,r.changed,r.unchanged,r.seconds,time.time()-t)
    t=time.time(); print(transact(check_tree), time.time()-t)
    for c in ('4419','110101','6202'):
        t=time.time(); print(transact(lambda s:(lambda c:(len(c.townships),len(c.villages),c.county.name,len(c.organisations)))(load_places(s,c,CLOCK))), time.time()-t)
    for c in ('1','999999','5304'):
        with pytest.raises(SetupError) as e: transact(lambda s: load_places(s,c,CLOCK))
        print(e.value)
