"""The part of the table about second factors, devices, and the log of actions."""

from tests.architecture.routes import ON, OTHERS, SIGN_IN, VISITOR, Row, row, rows

SIGN_IN_ID = "01938000-0000-7000-8000-0000000000d1"
FACTOR = "/konto/zweiter-faktor"
ADMINISTRATOR_ONLY = {VISITOR: SIGN_IN, "administrator": 200, OTHERS: 404}

SECOND_FACTORS = (
    row("GET", f"{FACTOR}/", "mfa_index", visitor=SIGN_IN, member=200),
    row("GET", f"{FACTOR}/anmelden/", "mfa_authenticate", visitor=SIGN_IN, member=ON),
    row("GET", f"{FACTOR}/passkeys/anmelden/", "mfa_login_webauthn", visitor=SIGN_IN, member=ON),
    row("GET", "/konto/ausweisen/code/", "mfa_reauthenticate", visitor=SIGN_IN, member=ON),
    row(
        "GET",
        "/konto/ausweisen/passkey/",
        "mfa_reauthenticate_webauthn",
        visitor=SIGN_IN,
        member=ON,
    ),
    # Who has signed in proves once more who she is first.
    row("GET", f"{FACTOR}/app/", "mfa_activate_totp", visitor=SIGN_IN, member=ON),
    row("GET", f"{FACTOR}/app/entfernen/", "mfa_deactivate_totp", visitor=SIGN_IN, member=404),
    row("GET", f"{FACTOR}/app/bild.svg", "second_factor:app_picture", visitor=SIGN_IN, member=404),
    row("GET", f"{FACTOR}/codes/", "mfa_view_recovery_codes", visitor=SIGN_IN, member=404),
    row("GET", f"{FACTOR}/codes/neu/", "mfa_generate_recovery_codes", visitor=SIGN_IN, member=ON),
    row(
        "GET",
        f"{FACTOR}/codes/datei/",
        "mfa_download_recovery_codes",
        visitor=SIGN_IN,
        member=404,
    ),
    row("GET", f"{FACTOR}/passkeys/", "mfa_list_webauthn", visitor=SIGN_IN, member=ON),
    row("GET", f"{FACTOR}/passkeys/neu/", "mfa_add_webauthn", visitor=SIGN_IN, member=ON),
    row("GET", f"{FACTOR}/passkeys/1/name/", "mfa_edit_webauthn", visitor=SIGN_IN, member=ON),
    row(
        "GET", f"{FACTOR}/passkeys/1/entfernen/", "mfa_remove_webauthn", visitor=SIGN_IN, member=ON
    ),
    rows("GET", "/verwaltung/zweiter-faktor/", "second_factor:reset", ADMINISTRATOR_ONLY),
    rows(
        "POST",
        "/verwaltung/zweiter-faktor/?name=pupil",
        "second_factor:reset",
        ADMINISTRATOR_ONLY,
    ),
)

SIGN_ON = (
    row("GET", "/.well-known/openid-configuration", "idp:oidc:configuration", everybody=200),
    row("GET", "/.well-known/jwks.json", "idp:oidc:jwks", everybody=200),
    row("GET", "/identity/o/authorize", "idp:oidc:authorization", everybody=422),
    row("POST", "/identity/o/api/token", "idp:oidc:token", everybody=400),
    row("GET", "/identity/o/api/userinfo", "idp:oidc:userinfo", everybody=401),
    row("POST", "/identity/o/api/revoke", "idp:oidc:revoke", everybody=400),
)

SIGN_INS = (
    row("GET", "/konto/geraete/", "sign_ins:sign_ins", visitor=SIGN_IN, member=200),
    row(
        "POST",
        "/konto/geraete/andere-abmelden/",
        "sign_ins:end_others",
        visitor=SIGN_IN,
        member=ON,
    ),
    row("POST", "/konto/geraete/alle-abmelden/", "sign_ins:end_all", everybody=SIGN_IN),
    row(
        "POST",
        f"/konto/geraete/{SIGN_IN_ID}/abmelden/",
        "sign_ins:end",
        visitor=SIGN_IN,
        member=404,
    ),
    row("GET", "/api/v1/me/sign-ins/", "sign_ins_api:sign_ins", visitor=401, member=200),
    row("DELETE", "/api/v1/me/sign-ins/", "sign_ins_api:sign_ins", visitor=401, member=204),
    row(
        "DELETE",
        f"/api/v1/me/sign-ins/{SIGN_IN_ID}/",
        "sign_ins_api:sign_in",
        visitor=401,
        member=404,
    ),
)

AUDIT = (
    rows("GET", "/verwaltung/protokoll/", "audit:audit", ADMINISTRATOR_ONLY),
    rows("GET", "/verwaltung/protokoll/tabelle.csv", "audit:table", ADMINISTRATOR_ONLY),
    rows("GET", "/verwaltung/protokoll/zeilen.jsonl", "audit:json_lines", ADMINISTRATOR_ONLY),
    rows(
        "GET",
        "/api/v1/audit/",
        "audit_api:audit",
        {VISITOR: 401, "administrator": 200, OTHERS: 404},
    ),
)

SAFETY_TABLE: tuple[Row, ...] = (*SECOND_FACTORS, *SIGN_ON, *SIGN_INS, *AUDIT)
