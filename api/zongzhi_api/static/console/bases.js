// 合法性基础: on what the county rests each purpose for which persons are recorded.

import { useActs } from "./acts.js";
import { ask } from "./api.js";
import { CommandForm } from "./form.js";
import { el, h, ref, shallowRef } from "./libs.js";
import { reader } from "./places.js";
import { enumText, table } from "./records.js";
import { command } from "./schema.js";
import { deadline, stamp } from "./times.js";
import { nameOf, t } from "./text.js";
import { faultList, pageTitle } from "./ui.js";

const DOCUMENT = `query LegalBases($code: String!) {
  division(code: $code) {
    legalBases { purpose kind citation grantedAt expiresAt assessmentNo assessedOn }
  }
}`;
const HEADS = ["purpose", "basisKind", "citation", "holdsFrom", "holdsUntil", "assessment", "state"];

export const Bases = {
  setup() {
    const bases = shallowRef([]);
    const errors = ref([]);
    const { chosen, choose, done, told } = useActs(load);

    async function load() {
      const answer = await ask(DOCUMENT, { code: reader.scope.code });
      errors.value = answer.errors;
      bases.value = [...(answer.data?.division?.legalBases ?? [])].reverse();
    }

    load();
    return () => {
      const acts = { chosen: chosen.value, choose, done };
      const county = reader.scope.code;
      return h("section", [
        pageTitle(t("bases"), reader.scope.name),
        h("p", { class: "help" }, t("basesHelp")),
        told(),
        faultList(errors.value),
        h("div", { class: "buttons" }, [button(command("setLegalBasis"), { county }, "set-basis", acts)]),
        chosen.value && h("div", { class: "panel" }, form(acts)),
        table(
          [...HEADS, "actions"].map((key) => t(key)),
          bases.value.map((basis) => cells(basis, county, acts)),
          "bases",
        ),
      ]);
    };
  },
};

function cells(basis, county, acts) {
  const { purpose, kind, citation, grantedAt, expiresAt, assessmentNo, assessedOn } = basis;
  const holds = Date.parse(expiresAt) > Date.now();
  const id = `end-${purpose}`;
  return [
    purpose,
    enumText("LegalBasisKind", kind),
    citation,
    stamp(grantedAt),
    deadline(expiresAt),
    `${assessmentNo} ${assessedOn}`,
    holds ? t("inForce") : t("notInForce"),
    holds ? button(command("endLegalBasis"), { county, purpose }, id, acts, purpose) : "—",
  ];
}

function button(about, given, id, { chosen, choose }, of = "") {
  const isChosen = chosen?.from === id;
  const look = {
    id,
    size: of ? "small" : undefined,
    type: isChosen ? "primary" : "default",
    "aria-pressed": isChosen,
    "aria-label": of && `${nameOf(about)} ${of}`,
  };
  const onClick = () => choose(isChosen ? null : { command: about, given, from: id, of });
  return h(el.ElButton, { ...look, onClick }, () => nameOf(about));
}

function form({ chosen, choose, done }) {
  return [
    chosen.of && h("h2", `${nameOf(chosen.command)}: ${chosen.of}`),
    h(CommandForm, {
      key: chosen.from,
      command: chosen.command,
      given: chosen.given,
      cancels: true,
      onDone: done,
      onCancel: () => choose(null),
    }),
  ];
}
