// One user: who they are, what they were granted, and what an administrator can do about it.

import { actButton, actForm, actTitle, useActs } from "./acts.js";
import { ask } from "./api.js";
import { h, ref, shallowRef, watch } from "./libs.js";
import { table } from "./records.js";
import { command } from "./schema.js";
import { session } from "./session.js";
import { lastDay, stamp } from "./times.js";
import { roleName, t } from "./text.js";
import { facts, faultList, pageTitle } from "./ui.js";

const DOCUMENT = `query User($id: ID!) {
  node(id: $id) {
    ... on User {
      id account name createdAt endedAt endReason division { name code }
      grants {
        id role plugins validFrom validTo reason grantedBy division { name code }
      }
    }
  }
}`;

export const AccountPage = {
  props: { id: String },
  setup(props) {
    const user = shallowRef(null);
    const errors = ref([]);
    const busy = ref(true);
    const { chosen, choose, done, told } = useActs(load);

    async function load() {
      const answer = await ask(DOCUMENT, { id: props.id });
      busy.value = false;
      user.value = answer.data?.node ?? null;
      errors.value = answer.errors;
    }

    watch(() => props.id, () => (choose(null), load()), { immediate: true });

    return () => {
      const back = h("p", h("a", { href: "#/accounts" }, `← ${t("backToUsers")}`));
      if (!user.value)
        return h("section", [
          back,
          pageTitle(t("account")),
          busy.value ? h("p", { class: "help", role: "status" }, t("loading")) : faultList(errors.value),
        ]);
      const acts = { chosen: chosen.value, choose, done, load };
      return h("section", [
        back,
        pageTitle(user.value.name, user.value.account),
        told(),
        faultList(errors.value),
        h("div", { class: "panel" }, [h("h2", t("facts")), facts(said(user.value))]),
        h("div", { class: "panel" }, [h("h2", t("grantsNow")), grants(user.value, acts)]),
        actions(user.value, acts),
      ]);
    };
  },
};

function said({ name, account, division, createdAt, endedAt, endReason }) {
  return [
    [t("userName"), name],
    [t("account"), account ?? "—"],
    [t("workplace"), division ? `${division.name} ${division.code}` : "—"],
    [t("enteredAt"), createdAt ? stamp(createdAt) : "—"],
    [t("state"), endedAt ? `${t("ended")} ${stamp(endedAt)}` : t("present")],
    ...(endReason ? [[t("endReason"), endReason]] : []),
  ];
}

/** Why nothing can be changed here, if so: then no button is shown. */
function reasonAgainst(user) {
  if (user.endedAt) return t("userEnded");
  return session.user?.account === user.account ? t("notOneself") : "";
}

function grants(user, acts) {
  const revoke = command("revokeGrant");
  const may = !reasonAgainst(user);
  const keys = ["role", "scope", "pluginsGranted", "from", "lastDay", "basis", "grantedBy"];
  const heads = [...keys.map((key) => t(key)), ...(may ? [t("actions")] : [])];
  const rows = (user.grants ?? []).map((grant) => [
    ...granted(grant),
    ...(may ? [actButton(revoke, { id: grant.id }, `revoke-${grant.id}`, acts, grantText(grant))] : []),
  ]);
  return [table(heads, rows, "held"), ...(acts.chosen?.of ? [h("h3", actTitle(acts.chosen)), actForm(acts)] : [])];
}

function grantText({ role, division }) {
  return `${roleName(role)} · ${division?.name ?? "—"}`;
}

function granted({ role, plugins, validFrom, validTo, reason, grantedBy, division }) {
  return [
    roleName(role),
    division ? `${division.name} ${division.code}` : "—",
    plugins ? plugins.replaceAll(",", "、") : t("allPlugins"),
    validFrom,
    validTo ? lastDay(validTo) : "—",
    reason || "—",
    grantedBy ?? "—",
  ];
}

function actions(user, acts) {
  const against = reasonAgainst(user);
  if (against) return h("p", { class: "panel why" }, against);
  const [grant, change, end] = ["grantRole", "changeUser", "endUser"].map(command);
  return h("div", { class: "panel actions" }, [
    h("h2", t("actions")),
    h("div", { class: "buttons" }, [
      actButton(grant, { user: user.id }, "grant-role", acts),
      actButton(change, { id: user.id }, "change-user", acts),
      actButton(end, { id: user.id }, "end-user", acts),
    ]),
    acts.chosen && !acts.chosen.of && actForm(acts),
  ]);
}
