// Keeps what is shown of flow runs up to date: asks for their state as long as one may change, and when it has changed,
// fetches the shown part anew and takes over only what differs, so that focus, open details and selections stay.
(() => {
  const SOONEST = 2000;
  const LATEST = 30000;

  const part = (node) => node.dataset?.part;

  function alike(mine, theirs) {
    return mine.nodeName === theirs.nodeName && part(mine) === part(theirs);
  }

  function takeOverAttributes(mine, theirs) {
    for (const { name } of [...mine.attributes]) {
      // Whether details are open is the reader's choice.
      if (!theirs.hasAttribute(name) && !(name === "open" && mine.nodeName === "DETAILS")) {
        mine.removeAttribute(name);
      }
    }
    for (const { name, value } of theirs.attributes) {
      if (mine.getAttribute(name) !== value) {
        mine.setAttribute(name, value);
      }
    }
  }

  /** Children that are named parts: each finds its own, wherever others came or went. */
  function takeOverParts(mine, theirs) {
    let next = mine.firstElementChild;
    for (const wanted of [...theirs.children]) {
      let own = next;
      while (own && !alike(own, wanted)) {
        own = own.nextElementSibling;
      }
      if (!own) {
        mine.insertBefore(wanted, next);
        Behaviour.applySubtree(wanted, true);
        continue;
      }
      while (next !== own) {
        const gone = next;
        next = next.nextElementSibling;
        gone.remove();
      }
      next = own.nextElementSibling;
      takeOver(own, wanted);
    }
    while (next) {
      const gone = next;
      next = next.nextElementSibling;
      gone.remove();
    }
  }

  /** Children without names: the first follows the first, and so on. */
  function takeOverInOrder(mine, theirs) {
    const wanted = [...theirs.childNodes];
    wanted.forEach((node, i) => {
      const own = mine.childNodes[i];
      if (!own) {
        mine.append(node);
      } else if (alike(own, node)) {
        takeOver(own, node);
      } else {
        own.replaceWith(node);
      }
    });
    while (mine.childNodes.length > wanted.length) {
      mine.lastChild.remove();
    }
  }

  function takeOver(mine, theirs) {
    if (mine.isEqualNode(theirs)) {
      return;
    }
    if (mine.nodeType !== Node.ELEMENT_NODE) {
      mine.nodeValue = theirs.nodeValue;
      return;
    }
    takeOverAttributes(mine, theirs);
    const named = [...theirs.children].some(part) || [...mine.children].some(part);
    (named ? takeOverParts : takeOverInOrder)(mine, theirs);
  }

  async function text(answer) {
    if (!answer.ok) {
      throw new Error(`HTTP ${answer.status}`);
    }
    return answer.text();
  }

  class Live {
    constructor(shown) {
      this.shown = shown;
      this.tag = null;
      this.pause = SOONEST;
      this.timer = null;
      document.addEventListener("visibilitychange", () => this.look());
    }

    /** Asks again at once, or as soon as somebody looks at the page. */
    look() {
      this.pause = SOONEST;
      this.ask();
    }

    later() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), this.pause);
      this.pause = Math.min(this.pause * 1.3, LATEST);
    }

    async ask() {
      clearTimeout(this.timer);
      if (this.over || this.asking || document.hidden || !this.shown.isConnected) {
        return;
      }
      this.asking = true;
      try {
        await this.follow();
      } catch (e) {
        console.warn("Publish Flow: the state of the release could not be read, trying again later.", e);
      }
      this.asking = false;
      if (!this.over) {
        this.later();
      }
    }

    async follow() {
      const headers = this.tag ? { "If-None-Match": this.tag } : {};
      const answer = await fetch(this.shown.dataset.stateUrl, { headers, cache: "no-store" });
      if (answer.status === 304) {
        return;
      }
      const state = JSON.parse(await text(answer));
      const content = await text(await fetch(this.shown.dataset.contentUrl, { cache: "no-store" }));
      const fresh = new DOMParser().parseFromString(content, "text/html").querySelector(".publish-flow");
      takeOver(this.shown.querySelector(".publish-flow"), fresh);
      this.tag = answer.headers.get("ETag");
      this.pause = SOONEST;
      this.over = !(state.flowRuns ?? [state]).some((run) => run.alive || run.state === "RUNNING");
    }
  }

  function askToStop(button, live) {
    const { title, message, ok, failed, stopUrl } = button.dataset;
    dialog.confirm(title, { message, okText: ok, type: "destructive" }).then(
      async () => {
        button.disabled = true;
        const answer = await fetch(stopUrl, { method: "POST", headers: crumb.wrap({}) });
        if (!answer.ok) {
          notificationBar.show(`${failed} (HTTP ${answer.status})`, notificationBar.ERROR);
          button.disabled = false;
        }
        live.look();
      },
      () => button.focus(),
    );
  }

  Behaviour.specify("[data-publish-flow]", "publish-flow", 0, (shown) => {
    const live = new Live(shown);
    shown.addEventListener("click", (event) => {
      const button = event.target.closest("[data-stop-url]");
      if (button) {
        askToStop(button, live);
      }
    });
    live.ask();
  });
})();
