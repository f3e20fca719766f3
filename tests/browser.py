"""A person at a browser: headless Chromium, driven by its own protocol over a websocket."""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import aiohttp

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
)
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
    "--hide-scrollbars", "--remote-debugging-port=0",
)  # fmt: skip
KEYS = {
    "Tab": 9,
    "Enter": 13,
    "Escape": 27,
    "ArrowLeft": 37,
    "ArrowUp": 38,
    "ArrowRight": 39,
    "ArrowDown": 40,
}
"""By the numbers under which they have been known since there were browsers."""


class Browser:
    """One page."""

    def __init__(self, width: int = 1440, height: int = 900) -> None:
        self._size = f"--window-size={width},{height}"
        self._home = Path(tempfile.mkdtemp(prefix="browser-"))
        self._process: asyncio.subprocess.Process | None = None
        self._calls = 0

    async def __aenter__(self) -> Self:
        self._process = await asyncio.create_subprocess_exec(
            CHROMIUM,
            *FLAGS,
            self._size,
            f"--user-data-dir={self._home}",
            "about:blank",
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        assert self._process.stderr is not None
        async for line in self._process.stderr:
            if b"DevTools listening on" in line:
                port = line.decode().rpartition(":")[2].partition("/")[0]
                break
        self._http = aiohttp.ClientSession()
        async with self._http.get(f"http://127.0.0.1:{port}/json") as answer:
            pages = [each for each in await answer.json() if each["type"] == "page"]
        self._socket = await self._http.ws_connect(pages[0]["webSocketDebuggerUrl"], max_msg_size=0)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._socket.close()
        await self._http.close()
        assert self._process is not None
        self._process.kill()
        await self._process.wait()
        shutil.rmtree(self._home, ignore_errors=True)

    async def opens(self, url: str) -> None:
        """Go to a page."""
        await self._call("Page.navigate", url=url)
        await self.sees("document.readyState === 'complete'")

    async def does(self, script: str) -> Any:
        """Run a script in the page; its value."""
        answer = await self._call(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True, userGesture=True
        )
        if "exceptionDetails" in answer:
            raise AssertionError(answer["exceptionDetails"].get("exception", {}).get("description", script))
        return answer["result"].get("value")

    async def sees(self, condition: str, seconds: int = 15) -> None:
        """Wait until a condition holds in the page, looked at whenever the browser draws."""
        await self.does(
            f"new Promise((yes, no) => {{ const end = performance.now() + {seconds}000;"
            f" const look = () => {{ if ({condition}) return yes(true);"
            f" performance.now() > end ? no(new Error('not seen: ' + {json.dumps(condition)}))"
            " : setTimeout(look, 50) }; look() })"
        )

    async def measures(self, width: int, height: int) -> None:
        """Give the window another size, down to that of a phone."""
        await self._call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )

    async def strikes(self, key: str) -> None:
        """Strike a key of the keyboard: Tab, Enter, Escape, an arrow."""
        about: dict[str, Any] = {"key": key, "code": key, "windowsVirtualKeyCode": KEYS[key]}
        if key == "Enter":
            about["text"] = "\r"
        await self._call("Input.dispatchKeyEvent", type="keyDown", **about)
        await self._call("Input.dispatchKeyEvent", type="keyUp", **about)

    async def types(self, text: str) -> None:
        """Type a text where the cursor is."""
        await self._call("Input.insertText", text=text)

    async def names(self) -> list[tuple[str, str]]:
        """What a screen reader finds: each thing's role and name."""
        tree = await self._call("Accessibility.getFullAXTree")
        heard = [node for node in tree["nodes"] if not node["ignored"]]
        return [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in heard]

    async def reads(self, text: str) -> None:
        """Wait until a text stands in the page."""
        await self.sees(f"document.body.innerText.includes({json.dumps(text)})")

    async def clicks(self, label: str) -> None:
        """Click the last button of these words."""
        buttons = "[...document.querySelectorAll('button')]"
        found = f"{buttons}.filter(b => b.innerText.trim().includes({json.dumps(label)}))"
        await self.sees(f"{found}.length > 0")
        await self.does(f"{found}.at(-1).click()")

    async def shoots(self, file: Path) -> None:
        """Take a picture of the page."""
        shot = await self._call("Page.captureScreenshot", format="png")
        await asyncio.to_thread(file.write_bytes, base64.b64decode(shot["data"]))

    async def _call(self, method: str, **params: Any) -> dict[str, Any]:
        self._calls += 1
        await self._socket.send_json({"id": self._calls, "method": method, "params": params})
        async for message in self._socket:
            answer = json.loads(message.data)
            if answer.get("id") == self._calls:
                if "error" in answer:
                    raise AssertionError(answer["error"])
                return dict(answer["result"])
        raise AssertionError("the browser has gone")
