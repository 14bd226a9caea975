"""A bot to begin with, in Python 3 without packages.

In a direct chat it says back what it is told. Mentioned in a group, it asks for an approval with a card in the thread, and writes on the
card who decided. It reads SEATALK_APP_ID, SEATALK_APP_SECRET, SEATALK_SIGNING_SECRET, SEATALK_BASE_URL, and PORT from the environment, or
from `.env` in the working directory.
"""

import collections
import hashlib
import hmac
import json
import os
import re
import sys
import threading
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

if Path(".env").exists():
    for line in Path(".env").read_text(encoding="utf-8").splitlines():
        name, is_set, value = line.partition("=")
        if is_set and not name.lstrip().startswith("#"):
            os.environ.setdefault(name.strip(), value.strip().strip("\"'"))

APP_ID = os.environ.get("SEATALK_APP_ID", "")
APP_SECRET = os.environ.get("SEATALK_APP_SECRET", "")
SIGNING_SECRET = os.environ.get("SEATALK_SIGNING_SECRET", "")
BASE_URL = os.environ.get("SEATALK_BASE_URL", "https://openapi.seatalk.io")
PORT = int(os.environ.get("PORT", "3000"))
if not (APP_ID and APP_SECRET and SIGNING_SECRET):
    sys.exit("Set SEATALK_APP_ID, SEATALK_APP_SECRET, and SEATALK_SIGNING_SECRET.")


def post(path, body, token=None):
    headers = {"Content-Type": "application/json"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    request = urllib.request.Request(BASE_URL + path, json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)


class Token:
    """Tokens last two hours, and only 600 may be fetched in an hour: all calls share one."""

    def __init__(self):
        self._lock = threading.Lock()
        self._token = None
        self._expires_at = 0.0

    def get(self):
        with self._lock:
            if self._token is None or time.time() >= self._expires_at:
                answer = post("/auth/app_access_token", {"app_id": APP_ID, "app_secret": APP_SECRET})
                if answer["code"] != 0:
                    raise RuntimeError(f"No access token: {answer}")
                self._token = answer["app_access_token"]
                # "expire" is a Unix time in seconds. A minute early, so that no call leaves with a token that ends on its way.
                self._expires_at = answer["expire"] - 60
            return self._token

    def drop(self, token):
        with self._lock:
            if self._token == token:
                self._token = None


TOKEN = Token()


def call(path, body):
    token = TOKEN.get()
    answer = post(path, body, token)
    if answer["code"] == 100:  # The token isn't valid any more.
        TOKEN.drop(token)
        answer = post(path, body, TOKEN.get())
    if answer["code"] != 0:  # A call can fail with HTTP 200: the code tells.
        raise RuntimeError(f"{path}: {answer}")


def echo(event):
    code, message = event["employee_code"], event["message"]
    if not code:  # People of other organizations have no employee code here, and can't be written to.
        return
    said = (message.get("text") or {}).get("content", message["tag"])
    thread_id = message.get("thread_id")
    thread = {"thread_id": thread_id} if thread_id not in (None, "", "0") else {}
    call("/messaging/v2/single_chat_typing", {"employee_code": code, **thread})
    text = {"tag": "text", "text": {"format": 2, "content": f"You said: {said}"}, **thread}
    call("/messaging/v2/single_chat", {"employee_code": code, "message": text})


def ask(event):
    message = event["message"]
    text = message.get("text") or {}
    request = text.get("plain_text", "")
    for mention in text.get("mentioned_list", []):
        request = request.replace(f"@{mention['username']}", "", 1)
    # Buttons carry what the bot needs to know later, so that it keeps nothing itself. A value has up to 200 characters.
    subject = request.strip()[:100] or "this"
    buttons = [
        {"button_type": "callback", "text": label, "value": f"{label}:{subject}"} for label in ("Approve", "Reject")
    ]
    elements = [
        {"element_type": "title", "title": {"text": "Approval needed"}},
        {"element_type": "description", "description": {"format": 2, "text": subject}},
        {"element_type": "button_group", "button_group": buttons},
    ]
    card = {"tag": "interactive_message", "interactive_message": {"elements": elements}}
    card["thread_id"] = message.get("thread_id") or message["message_id"]
    call("/messaging/v2/group_chat", {"group_id": event["group_id"], "message": card})


def decide(event):
    found = re.fullmatch(r"(Approve|Reject):(.*)", event["value"], re.DOTALL)
    if not found:
        return
    who = f'<mention-tag target="seatalk://user?id={event["seatalk_id"]}"/>'
    elements = [
        {"element_type": "title", "title": {"text": "Approved" if found[1] == "Approve" else "Rejected"}},
        {"element_type": "description", "description": {"format": 2, "text": found[2]}},
        {"element_type": "description", "description": {"format": 1, "text": f"by {who}"}},
    ]
    # Without buttons, nobody can decide again.
    message = {"interactive_message": {"elements": elements}}
    call("/messaging/v2/update", {"message_id": event["message_id"], "message": message})


HANDLERS = {
    "message_from_bot_subscriber": echo,
    "new_mentioned_message_received_from_group_chat": ask,
    "interactive_message_click": decide,
}


def handle(envelope):
    try:
        HANDLERS.get(envelope["event_type"], lambda event: None)(envelope["event"])
    except (RuntimeError, KeyError, urllib.error.URLError) as error:
        print(repr(error), file=sys.stderr, flush=True)


class Callback(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    workers = ThreadPoolExecutor(4)
    # SeaTalk repeats an event that wasn't answered in time, with the same ID.
    seen = collections.deque(maxlen=1000)

    def handle(self):
        try:
            super().handle()
        except ConnectionError:
            pass  # SeaTalk has closed the connection, which was kept for the next event.

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        # The signature is a hash of the bytes as they came, followed by the signing secret.
        expected = hashlib.sha256(body + SIGNING_SECRET.encode()).hexdigest()
        if not hmac.compare_digest(self.headers.get("Signature", "").encode(), expected.encode()):
            return self.answer(401)
        envelope = json.loads(body)
        if envelope["event_type"] == "event_verification":
            return self.answer(200, {"seatalk_challenge": envelope["event"]["seatalk_challenge"]})
        # Answered first, as SeaTalk waits 5 seconds.
        self.answer(200)
        if envelope["event_id"] not in self.seen:
            self.seen.append(envelope["event_id"])
            self.workers.submit(handle, envelope)

    def answer(self, status, body=None):
        data = json.dumps(body or {}).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_args):
        """Says nothing about each request."""


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", PORT), Callback)
    print(f"Listening on http://127.0.0.1:{server.server_port}/callback", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
