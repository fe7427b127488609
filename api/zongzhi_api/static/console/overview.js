// 总览: the figures of the reader's scope, and one of them by the divisions below it.

import { asker } from "./api.js";
import { BarChart } from "./chart.js";
import { h, ref, watch } from "./libs.js";
import { reader } from "./places.js";
import { enumText, table } from "./records.js";
import { thisYear } from "./times.js";
import { language, t } from "./text.js";
import { faultList, pageTitle, select } from "./ui.js";

const FIGURES = `query Figures($code: String!, $period: String) {
  division(code: $code) {
    figures(period: $period) { measure { name title titleEn kind definition } status value asOf }
  }
}`;
const BY_PART = `query FiguresByPart($code: String!, $measures: [String!], $period: String) {
  division(code: $code) {
    children { code shortName figures(measures: $measures, period: $period) { status value } }
  }
}`;

export const Overview = {
  setup() {
    const period = ref(String(thisYear()));
    const figures = ref([]);
    const measure = ref("");
    const parts = ref([]);
    const errors = ref([]);
    const [askFigures, askParts] = [asker(), asker()];

    async function load() {
      const answer = await askFigures(FIGURES, { code: reader.scope.code, period: period.value || null });
      if (!answer) return;
      errors.value = answer.errors;
      figures.value = answer.data?.division?.figures ?? [];
      const names = figures.value.map((figure) => figure.measure.name);
      if (!names.includes(measure.value)) measure.value = names[0] ?? "";
      else await loadParts();
    }

    async function loadParts() {
      // Nothing rather than another measure's numbers under this one's name.
      parts.value = [];
      if (!measure.value) return;
      const given = { measures: [measure.value], period: period.value || null };
      const answer = await askParts(BY_PART, { code: reader.scope.code, ...given });
      if (!answer) return;
      errors.value = answer.errors;
      parts.value = answer.data?.division?.children ?? [];
    }

    watch([period, () => reader.scope.code], load, { immediate: true });
    watch(measure, loadParts);

    return () => {
      const chosen = figures.value.find((figure) => figure.measure.name === measure.value);
      const title = chosen && t("byPart", { measure: titleOf(chosen.measure) });
      return h("section", [
        pageTitle(t("overview"), reader.scope.name),
        h("div", { class: "filters" }, [periodChoice(period)]),
        faultList(errors.value),
        chosen && byPart(title, bars(parts.value, chosen.measure.kind), figures.value, measure),
        table(
          ["measure", "value", "measureKind", "asOf"].map((key) => t(key)),
          figures.value.map(cells),
          "figures",
        ),
      ]);
    };
  },
};

/** A bar only where the figure has a value; what is unknown is not zero. */
function bars(parts, kind) {
  return parts.map(({ shortName, figures }) => {
    const value = figures?.[0]?.status === "AVAILABLE" ? figures[0].value : null;
    return { name: shortName, value, text: valueOf(figures?.[0], kind) };
  });
}

function byPart(title, parts, figures, measure) {
  return h("div", { class: "panel" }, [
    h("h2", title),
    h("div", { class: "filters" }, [measureChoice(figures, measure)]),
    parts.length > 0 && h(BarChart, { title, parts }),
    table(
      parts.map(({ name }) => name),
      parts.length ? [parts.map(({ text }) => text)] : [],
    ),
  ]);
}

function cells(figure) {
  const { measure, asOf } = figure;
  const name = h("span", { title: measure.definition }, titleOf(measure));
  return [name, valueOf(figure, measure.kind), enumText("FigureKind", measure.kind), asOf];
}

function titleOf({ title, titleEn }) {
  return language.value ? titleEn : title;
}

function valueOf(figure, kind) {
  if (!figure) return "—";
  if (figure.status !== "AVAILABLE") return enumText("FigureStatus", figure.status);
  const style = kind === "RATIO" ? "percent" : "decimal";
  return figure.value?.toLocaleString("zh-CN", { style, maximumFractionDigits: 2 }) ?? "—";
}

function periodChoice(period) {
  const year = thisYear();
  const years = [year, year - 1, year - 2, year - 3].map(String);
  const options = years.map((each) => ({ value: each, label: each }));
  return select(t("period"), [...options, { value: "", label: t("dayToday") }], {
    modelValue: period.value,
    "onUpdate:modelValue": (value) => (period.value = value),
    // Halves, quarters, months, weeks and days may be typed, as the API writes them.
    allowCreate: true,
  });
}

function measureChoice(figures, measure) {
  const options = figures.map(({ measure: each }) => ({ value: each.name, label: titleOf(each) }));
  return select(t("measure"), options, {
    class: "wide",
    modelValue: measure.value,
    "onUpdate:modelValue": (value) => (measure.value = value),
  });
}
