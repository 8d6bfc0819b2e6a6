// Keeps what is shown of flow runs up to date: asks for their state as long as one may change, and when it has changed,
// fetches the shown part anew and takes over only what differs, so that focus, open details and selections stay.
(function () {
  const SOONEST = 2000;
  const LATEST = 30000;

  function part(node) {
    return node.getAttribute ? node.getAttribute("data-part") : null;
  }

  function alike(mine, theirs) {
    return mine.nodeName === theirs.nodeName && part(mine) === part(theirs);
  }

  function takeOverAttributes(mine, theirs) {
    Array.from(mine.attributes).forEach((attribute) => {
      // Whether details are open is the reader's choice.
      const chosen = attribute.name === "open" && mine.nodeName === "DETAILS";
      if (!theirs.hasAttribute(attribute.name) && !chosen) {
        mine.removeAttribute(attribute.name);
      }
    });
    Array.from(theirs.attributes).forEach((attribute) => {
      if (mine.getAttribute(attribute.name) !== attribute.value) {
        mine.setAttribute(attribute.name, attribute.value);
      }
    });
  }

  /** Children that are named parts: each finds its own, wherever others came or went. */
  function takeOverParts(mine, theirs) {
    let next = mine.firstElementChild;
    function dropUntil(last) {
      while (next !== last) {
        const gone = next;
        next = next.nextElementSibling;
        gone.remove();
      }
    }
    Array.from(theirs.children).forEach((wanted) => {
      let own = next;
      while (own && !alike(own, wanted)) {
        own = own.nextElementSibling;
      }
      if (own) {
        dropUntil(own);
        next = own.nextElementSibling;
        takeOver(own, wanted);
      } else {
        mine.insertBefore(wanted, next);
        Behaviour.applySubtree(wanted, true);
      }
    });
    dropUntil(null);
  }

  /** Children without names: the first follows the first, and so on. */
  function takeOverInOrder(mine, theirs) {
    const wanted = Array.from(theirs.childNodes);
    wanted.forEach((node, i) => {
      const own = mine.childNodes[i];
      if (!own) {
        mine.appendChild(node);
      } else if (alike(own, node)) {
        takeOver(own, node);
      } else {
        mine.replaceChild(node, own);
      }
    });
    while (mine.childNodes.length > wanted.length) {
      mine.removeChild(mine.lastChild);
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
    const children = Array.from(theirs.children).concat(Array.from(mine.children));
    (children.some(part) ? takeOverParts : takeOverInOrder)(mine, theirs);
  }

  /** Follows the runs of one element; returns what asks anew at once. */
  function follow(shown) {
    let tag = null;
    let pause = SOONEST;
    let timer = null;
    let asking = false;
    let over = false;

    function read(url, headers) {
      return fetch(url, { headers: headers, cache: "no-store" });
    }

    function text(answer) {
      if (!answer.ok) {
        throw new Error("HTTP " + answer.status);
      }
      return answer.text();
    }

    function show(answer) {
      return text(answer).then((json) => {
        const state = JSON.parse(json);
        return read(shown.getAttribute("data-content-url"), {})
          .then(text)
          .then((content) => {
            const fresh = new DOMParser().parseFromString(content, "text/html");
            takeOver(shown.querySelector(".publish-flow"), fresh.querySelector(".publish-flow"));
            tag = answer.headers.get("ETag");
            pause = SOONEST;
            const runs = state.flowRuns || [state];
            over = !runs.some((run) => run.alive || run.state === "RUNNING");
          });
      });
    }

    function later() {
      asking = false;
      if (!over) {
        timer = setTimeout(ask, pause);
        pause = Math.min(pause * 1.3, LATEST);
      }
    }

    function ask() {
      clearTimeout(timer);
      if (over || asking || document.hidden || !document.contains(shown)) {
        return;
      }
      asking = true;
      read(shown.getAttribute("data-state-url"), tag ? { "If-None-Match": tag } : {})
        .then((answer) => (answer.status === 304 ? null : show(answer)))
        .catch((e) => console.warn("The state of the release could not be read; trying again later.", e))
        .then(later);
    }

    function lookNow() {
      pause = SOONEST;
      ask();
    }

    document.addEventListener("visibilitychange", lookNow);
    timer = setTimeout(ask, SOONEST);
    return lookNow;
  }

  /** Gives the focus back when the dialog is gone, which takes it away with its last animation. */
  function focusAfterDialog(element) {
    const closing = document.querySelector("dialog[closing]");
    if (closing) {
      closing.addEventListener("animationend", () => element.focus(), { once: true });
    } else {
      element.focus();
    }
  }

  function askToStop(button, lead, lookNow) {
    const words = button.dataset;
    dialog.confirm(words.title, { message: words.message, okText: words.ok, type: "destructive" }).then(
      () => {
        focusAfterDialog(lead); // the button goes, and this says what became of the run
        button.disabled = true;
        fetch(words.stopUrl, { method: "POST", headers: crumb.wrap({}) })
          .then((answer) => {
            if (!answer.ok) {
              throw new Error("HTTP " + answer.status);
            }
          })
          .catch((e) => {
            button.disabled = false;
            notificationBar.show(words.failed + ": " + e.message, notificationBar.ERROR);
          })
          .then(lookNow);
      },
      () => focusAfterDialog(button),
    );
  }

  Behaviour.specify("[data-publish-flow]", "publish-flow", 0, (shown) => {
    const lookNow = follow(shown);
    shown.addEventListener("click", (event) => {
      const button = event.target.closest("[data-stop-url]");
      if (button) {
        askToStop(button, shown.querySelector("[role=status]"), lookNow);
      }
    });
  });
})();
