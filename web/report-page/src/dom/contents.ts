import { count } from "../format/numbers";
import { el } from "./element";
import type { Panel } from "./panel";

const links = new Map<string, HTMLAnchorElement>();

/** The list of contents, with numbers of things beside the panels that have them. */
export function contents(list: Panel[], counts: Record<string, number>): HTMLElement {
  return el("nav", { class: "contents", "aria-label": "Contents" }, el("ol", {}, ...list.map((panel) => {
    const number = counts[panel.id];
    const link = el("a", { href: `#${panel.id}` }, el("span", { text: panel.title.split(",")[0]!.replace(" and how to reproduce it", "") }),
      panel.state === "empty" ? el("span", { class: "none", text: "none" }) : number === undefined ? null : el("span", { class: "none", text: count(number) }));
    links.set(panel.id, link);
    return el("li", {}, link);
  })));
}

/** Marks the panel in sight in the list of contents. */
export function followScroll(): void {
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      const id = entry.target.id;
      if (entry.isIntersecting) {
        links.forEach((link, name) => (name === id ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")));
      }
    }
  }, { rootMargin: "-12% 0px -80% 0px" });
  document.querySelectorAll("section.panel").forEach((element) => observer.observe(element));
}
