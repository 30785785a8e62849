"""`python -m service`: the service under gunicorn, in production form. Arguments are gunicorn's."""

import sys

from gunicorn.app.wsgiapp import WSGIApplication

from jobs.errors import SettingsError
from jobs.settings import Settings


def main() -> None:
    try:
        Settings.from_env()
    except SettingsError as error:
        sys.exit(f"nutgraf: {error}")
    sys.argv[1:1] = ["--config", "python:service.gunicorn_conf"]
    WSGIApplication("%(prog)s [OPTIONS]", prog="python -m service").run()


if __name__ == "__main__":
    main()
