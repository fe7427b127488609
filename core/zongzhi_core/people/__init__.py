"""人员 People who are recorded for a case: their identity, sealed; who may read it; who did.

Nothing here labels or ranks anybody, and no person is joined to another case: a record belongs to
one matter and one purpose, and ends with them (docs/decisions/0028).
"""
