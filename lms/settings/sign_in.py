"""Django's settings for signing in: passwords, forms, limits, second factors."""

AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "email", "display_name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCOUNT_FORMS = {
    "login": "lms.accounts.forms.SignInForm",
    "signup": "lms.accounts.forms.SignUpForm",
    "confirm_email_verification_code": "lms.accounts.forms.ConfirmationCodeForm",
    "add_email": "lms.accounts.forms.ChangeEmailForm",
    "change_password": "lms.accounts.forms.ChangePasswordForm",
    "set_password": "lms.accounts.forms.SetPasswordForm",
    "reset_password": "lms.accounts.forms.ForgottenPasswordForm",
    "reset_password_from_key": "lms.accounts.forms.NewPasswordForm",
    "reauthenticate": "lms.accounts.forms.ReauthenticateForm",
}
# A whole school shares one address, so the limits per address are wide and those per name are narrow.
ACCOUNT_RATE_LIMITS = {
    "login": "240/m/ip",
    "login_failed": "120/m/ip,5/5m/key",
    "signup": "60/m/ip",
    "reset_password": "60/m/ip,5/10m/key",
    "reset_password_from_key": "60/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "manage_email": "10/m/user",
}
MFA_ADAPTER = "lms.second_factor.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RATE_LIMITS = {"webauthn_login": "240/m/ip"}
# A telephone's clock may be half a minute off (RFC 6238, section 5.2); `forms` keeps codes from
# being used twice in all that time.
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "lms.second_factor.forms.CodeForm",
    "reauthenticate": "lms.second_factor.forms.CodeAgainForm",
    "activate_totp": "lms.second_factor.forms.ActivateAppForm",
    "add_webauthn": "lms.second_factor.forms.AddPasskeyForm",
    "edit_webauthn": "lms.second_factor.forms.RenamePasskeyForm",
}

# The platform as OpenID provider (lms.identity): programs have secrets, and nothing to refresh.
IDP_OIDC_ADAPTER = "lms.identity.adapter.IdentityAdapter"
IDP_OIDC_AUTH_METHODS = ["client_secret_basic", "client_secret_post"]
IDP_OIDC_ACCESS_TOKEN_EXPIRES_IN = IDP_OIDC_REFRESH_TOKEN_EXPIRES_IN = 12 * 3600
