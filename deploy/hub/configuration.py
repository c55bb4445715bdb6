# ruff: noqa: F821 - JupyterHub brings get_config()
"""JupyterHub's configuration (`jupyterhub --config`), told by `deploy.hub.starting` in the environment."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from deploy.hub.sign_on import PeopleOfCourses
from deploy.hub.spawner import BoxSpawner

PLATFORM = os.environ["LERNHUB_PLATFORM"]
ADDRESS = os.environ["LERNHUB_HUB_ADDRESS"]
PORT = int(os.environ["LERNHUB_HUB_PORT"])
DATA = Path(os.environ["LERNHUB_HUB_DATA"])
SECRET = (DATA / "client-secret").read_text().strip()

os.umask(0o077)
c = get_config()  # type: ignore[name-defined]

# Where it listens: the proxy for browsers, the hub's API and the proxy's own for this machine, with tokens.
c.JupyterHub.bind_url = f"http://127.0.0.1:{PORT}"
c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{PORT + 1}"
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{PORT + 2}"
c.ConfigurableHTTPProxy.command = [
    *("setpriv", "--pdeathsig", "TERM"),
    *("node", os.environ["LERNHUB_HUB_PROXY"]),
]
c.ConfigurableHTTPProxy.pid_file = str(DATA / "proxy.pid")
c.JupyterHub.db_url = f"sqlite:///{DATA / 'jupyterhub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(DATA / "cookie-secret")
c.JupyterHub.cleanup_servers = True
c.JupyterHub.log_level = "WARN"
c.Spawner.http_timeout = c.Spawner.start_timeout = 120

# Who comes in: people of the platform, by one click; those who belong to a course.
c.JupyterHub.authenticator_class = PeopleOfCourses
c.PeopleOfCourses.login_service = "Lernhub"
c.PeopleOfCourses.client_id = "jupyterhub"
c.PeopleOfCourses.client_secret = SECRET
c.PeopleOfCourses.oauth_callback_url = f"{ADDRESS}/hub/oauth_callback"
c.PeopleOfCourses.authorize_url = f"{PLATFORM}/identity/o/authorize"
c.PeopleOfCourses.token_url = f"{PLATFORM}/identity/o/api/token"
c.PeopleOfCourses.userdata_url = f"{PLATFORM}/identity/o/api/userinfo"
c.PeopleOfCourses.scope = ["openid", "profile", "groups"]
c.PeopleOfCourses.username_claim = "preferred_username"
c.PeopleOfCourses.enable_pkce = True
c.PeopleOfCourses.manage_groups = True
c.PeopleOfCourses.auth_state_groups_key = "oauth_user.groups"
c.PeopleOfCourses.any_allow_config = True  # `check_allowed` says it
c.PeopleOfCourses.enable_auth_state = True
c.PeopleOfCourses.auto_login = True
c.PeopleOfCourses.auth_refresh_age = 20
c.PeopleOfCourses.refresh_pre_spawn = True
c.PeopleOfCourses.logout_redirect_url = f"{PLATFORM}/konto/abmelden/"
c.CryptKeeper.keys = [(DATA / "crypt-key").read_text().strip()]
c.JupyterHub.redirect_to_server = True

# What runs for whom.
c.JupyterHub.spawner_class = BoxSpawner
c.BoxSpawner.python = os.environ["LERNHUB_NOTEBOOKS_PYTHON"]
c.BoxSpawner.folder = str(DATA)
c.BoxSpawner.env_keep = []
c.BoxSpawner.default_url = "/lab"
c.BoxSpawner.most_memory = int(os.environ["LERNHUB_HUB_MEMORY_MB"]) * 1024 * 1024
if os.geteuid() != 0:
    c.JupyterHub.active_server_limit = 1

# Servers that nobody uses end.
IDLE = int(os.environ["LERNHUB_HUB_IDLE_MINUTES"]) * 60
c.JupyterHub.services = [
    {
        "name": "idle-culler",
        "command": [sys.executable, "-m", "jupyterhub_idle_culler", f"--timeout={IDLE}"],
    },
    {"name": "lernhub", "api_token": (DATA / "service-token").read_text().strip()},
]
c.JupyterHub.load_roles = [
    {
        "name": "idle-culler",
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        "services": ["idle-culler"],
    },
    # All that the platform asks: to end the server of who has signed out.
    {"name": "lernhub", "scopes": ["delete:servers"], "services": ["lernhub"]},
]
