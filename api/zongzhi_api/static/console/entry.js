// 登记: a form for each command by which a matter comes into being.

import { CommandForm } from "./form.js";
import { h, ref, shallowRef, watch } from "./libs.js";
import { matterLink } from "./records.js";
import { entries } from "./schema.js";
import { nameOf, t } from "./text.js";
import { pageTitle } from "./ui.js";

export const Entry = {
  props: { name: String },
  setup(props) {
    const made = shallowRef(null);
    const round = ref(0);
    watch(() => props.name, () => (made.value = null));

    function done(thing) {
      made.value = thing;
      round.value += 1;
    }

    return () => {
      const all = entries();
      const command = all.find((each) => each.name === props.name) ?? all[0];
      return h("section", [
        pageTitle(command ? nameOf(command) : t("entry")),
        !command && h("p", { class: "help" }, t("noEntries")),
        all.length > 1 && h("nav", { class: "choices", "aria-label": t("entry") }, links(all, command)),
        made.value && news(made.value),
        command &&
          h("div", { class: "panel" }, [
            // A new form each time: focus and defaults are as at the beginning.
            h(CommandForm, { key: `${command.name} ${round.value}`, command, onDone: done }),
          ]),
      ]);
    };
  },
};

function links(all, current) {
  return all.map((command) =>
    h(
      "a",
      { href: `#/entry/${command.name}`, "aria-current": command === current ? "page" : undefined },
      nameOf(command),
    ),
  );
}

function news(thing) {
  return h("p", { class: "news", role: "status" }, [
    t("registered", { no: thing.no }),
    " · ",
    matterLink({ id: thing.id, no: t("openIt") }),
  ]);
}
