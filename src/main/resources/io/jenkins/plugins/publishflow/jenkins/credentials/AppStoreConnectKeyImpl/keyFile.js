// Puts the text of a chosen key file where it could be pasted, and the key id of its name beside it. The file itself
// is not sent.
Behaviour.specify("input.publish-flow-key-file", "publish-flow-key-file", 0, (chooser) => {
  // A key file has a few hundred bytes. A larger one is not read: its name stands for it, and is refused as no key.
  const most = 65536;

  const field = (name) => chooser.closest("form").querySelector(`[name="_.${name}"]`);

  const change = (control, value) => {
    control.value = value;
    control.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const take = (name, text) => {
    const key = field("key");
    if (key.hidden) {
      key.closest(".secret").querySelector(".secret-update-btn").click();
    }
    const named = /^(?:AuthKey|ApiKey)_([A-Za-z0-9]+)/.exec(name);
    if (named) {
      change(field("keyId"), named[1]);
    }
    change(key, text);
  };

  chooser.addEventListener("change", () => {
    const file = chooser.files[0];
    if (!file) {
      return;
    }
    if (file.size > most) {
      take(file.name, file.name);
      return;
    }
    const reader = new FileReader();
    reader.addEventListener("load", () => take(file.name, reader.result));
    reader.readAsText(file);
  });
});
