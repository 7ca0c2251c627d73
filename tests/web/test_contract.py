"""Schemathesis (https://schemathesis.readthedocs.io) asks the API what its OpenAPI description allows, and more, and finds no 500."""

import pytest
from hypothesis import HealthCheck, given, settings

from quoth.web.app import create_app
from quoth.web.options import RoomOptions

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
CHECKS = ["not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance"]


@pytest.mark.filterwarnings("default")
def test_the_api_keeps_what_its_description_says(archive):
    app = create_app(RoomOptions(archive, hosts=("*",), readings=1_000_000, read_only=True))
    operations = [found.ok() for found in schemathesis.openapi.from_asgi("/api/openapi.json", app).get_all_operations()]
    assert len(operations) > 10
    checks = schemathesis.checks.CHECKS.get_by_names(CHECKS)
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(max_examples=8, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        def keeps(case):
            case.call_and_validate(checks=checks)

        keeps()
