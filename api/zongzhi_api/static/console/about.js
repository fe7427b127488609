// Who the reader is, and which plugins the county has.

import { ask } from "./api.js";
import { el, h, ref, watch } from "./libs.js";
import { reader } from "./places.js";
import { enumText, table } from "./records.js";
import { changeGrant, session } from "./session.js";
import { stamp } from "./times.js";
import { roleName, t } from "./text.js";
import { facts, faultList, pageTitle } from "./ui.js";

const COUNTY = `query County($code: String!) {
  division(code: $code) {
    county { name plugins { name title version state since reason } }
  }
}`;
const INSTALLED = "query Installed { plugins { name title version } }";

export const About = {
  setup() {
    const county = ref(null);
    const installed = ref([]);
    const errors = ref([]);

    /** Below and above a county the states of its plugins are not for the reader. */
    async function load() {
      const answer = await ask(COUNTY, { code: reader.scope.code });
      county.value = answer.data?.division?.county ?? null;
      if (county.value?.plugins) return;
      const second = await ask(INSTALLED);
      installed.value = second.data?.plugins ?? [];
      errors.value = second.errors;
    }

    watch(() => reader.scope.code, load, { immediate: true });

    return () =>
      h("section", [
        pageTitle(t("about")),
        h("div", { class: "panel" }, [h("h2", t("whoAmI")), identity(), grants()]),
        h("div", { class: "panel" }, [
          h("h2", county.value?.plugins ? [t("plugins"), h("small", county.value.name)] : t("installed")),
          county.value?.plugins ? states(county.value.plugins) : list(installed.value),
          faultList(errors.value),
        ]),
      ]);
  },
};

function identity() {
  const { name, role, division, plugins } = reader.viewer;
  const { user } = session;
  return facts([
    [t("name"), user ? `${user.name} ${user.account}` : name],
    [t("role"), roleName(role)],
    [t("scope"), division ? `${reader.scope.name} ${division}` : t("country")],
    [t("pluginsOn"), plugins.join("、") || "—"],
  ]);
}

/** Whoever holds several offices acts in one of them at a time. */
function grants() {
  const { user } = session;
  if (!user || user.grants.length < 2) return null;
  return h("div", { class: "grants" }, [
    h("h3", t("grants")),
    user.grants.map(({ id, role, division, divisionName }) =>
      h(el.ElButton, { disabled: id === user.grant, onClick: () => changeGrant(id) }, () =>
        `${divisionName} ${division ?? ""} · ${roleName(role)}`,
      ),
    ),
  ]);
}

function states(plugins) {
  const heads = ["name", "title", "pluginVersion", "state", "since", "reason"].map((key) => t(key));
  return table(
    heads,
    plugins.map(({ name, title, version, state, since, reason }) => [
      ...[name, title ?? "—", version ?? "—", enumText("PluginState", state)],
      ...[stamp(since), reason || "—"],
    ]),
  );
}

function list(plugins) {
  const heads = ["name", "title", "pluginVersion"].map((key) => t(key));
  return table(heads, plugins.map(({ name, title, version }) => [name, title, version]));
}
