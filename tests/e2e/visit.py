"""One reader in the browser: every foreign request, script error, dialog and blocked script is written down."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page, Request

# Runs in every frame before anything else. What an attack would call is recorded, and so is what the policy blocked.
_TRAP = """
for (const name of ["alert", "confirm", "prompt", "print"])
  Object.defineProperty(window, name, { value: (text) => console.error("executed: " + text), configurable: false });
document.addEventListener("securitypolicyviolation", (event) =>
  console.error("blocked by policy: " + event.effectiveDirective + " " + event.blockedURI), true);
"""


class Visit:
    """A browser context on the site. ``page`` is the page, ``troubles`` what must not have happened."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.troubles: list[str] = []
        self._context = context
        context.add_init_script(_TRAP)
        context.on("request", self._request)
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda error: self.troubles.append(f"script error: {error}"))
        self.page.on("console", lambda message: message.type == "error" and self.troubles.append(message.text))
        self.page.on("dialog", lambda dialog: self.troubles.append(f"dialog: {dialog.message}"))
        self.page.on("popup", lambda popup: self.troubles.append(f"popup: {popup.url}"))

    def open(self, path: str = "") -> Page:
        """Goes to a page by its address below the site's root."""
        response = self.page.goto(self.address + path, wait_until="load")
        assert response is not None
        assert response.ok, f"{response.status} {response.url}"
        return self.page

    def close(self) -> None:
        self._context.close()

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.troubles.append(f"foreign request: {request.url}")
