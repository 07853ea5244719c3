"""Has cells computed in a kernel of a notebook server: compute.py HOST CELLS SEED."""

import json
import random
import sys
import uuid

import requests
import websocket

host, cells, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
random.seed(seed)
session = requests.Session()
session.headers["Authorization"] = "token lab"
base = f"http://{host}:8888/api/kernels"

running = session.get(base, timeout=10).json()
kernel = running[0]["id"] if running else session.post(base, json={}, timeout=10).json()["id"]
channel = websocket.create_connection(
    f"ws://{host}:8888/api/kernels/{kernel}/channels", header=["Authorization: token lab"], timeout=15
)


def execute(code: str) -> None:
    """Sends a cell and waits until the kernel has computed it."""
    message = uuid.uuid4().hex
    header = {"msg_id": message, "username": "lab", "session": "lab", "msg_type": "execute_request", "version": "5.3"}
    content = {"code": code, "silent": False, "store_history": False, "allow_stdin": False}
    channel.send(
        json.dumps({"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"})
    )
    while True:
        answer = json.loads(channel.recv())
        if answer["msg_type"] == "execute_reply" and answer["parent_header"].get("msg_id") == message:
            return


for _ in range(cells):
    steps = random.randint(3, 12)
    execute(
        "import time, random\n"
        f"for step in range({steps}):\n"
        f"    time.sleep({random.uniform(0.05, 0.4):.2f}); print('step', step, random.random())\n"
        f"print('x' * {random.randint(10, 30000)})\n"
    )
channel.close()
