/** How flags, card, bubble and chip look. In px: `rem` follows the page. One sheet for all, made in script, as a strict policy wants it. */

export const css = `
:host { all: initial; }
* { box-sizing: border-box; }
.layer {
  font: 13px/1.45 -apple-system, "Segoe UI", Roboto, "Noto Sans", system-ui, sans-serif;
  letter-spacing: normal; text-align: start; text-transform: none; -webkit-font-smoothing: antialiased;
}
.light {
  --surface: #fff; --text: #15201f; --muted: #56635f; --line: #dfe5e5; --sunken: #eff2f2;
  --accent: #0d5c63; --on-accent: #fff; --ask: #8a5300; --ask-soft: #fdf0d5; --grave: #ad2a26; --grave-soft: #fde4e2;
  --twin: #0d5c63; --twin-soft: #dceeee; --shadow: 0 1px 2px rgb(8 30 30 / 10%), 0 10px 32px rgb(8 30 30 / 20%);
}
.dark {
  --surface: #1d2424; --text: #e9eeed; --muted: #a3b0ae; --line: #37423f; --sunken: #2a3333;
  --accent: #6cc5c4; --on-accent: #06201f; --ask: #f3c76e; --ask-soft: #4a3a13; --grave: #ff9f99; --grave-soft: #572523;
  --twin: #86d4d2; --twin-soft: #1c4543; --shadow: 0 10px 32px rgb(0 0 0 / 55%);
}
button { font: inherit; color: inherit; margin: 0; cursor: pointer; }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }

.flag {
  position: fixed; left: 0; top: 0; width: 24px; height: 24px; padding: 4px; border: 0; background: none;
  display: grid; place-items: center; pointer-events: auto; will-change: transform;
}
.flag[hidden] { display: none; }
.dot {
  min-width: 16px; height: 16px; padding: 0 3px; border-radius: 8px; display: grid; place-items: center;
  font-size: 10.5px; line-height: 1; font-weight: 700; font-variant-numeric: tabular-nums;
  background: var(--ask-soft); color: var(--ask); box-shadow: 0 0 0 1px color-mix(in srgb, currentcolor 35%, transparent);
}
.flag:hover .dot, .flag[aria-expanded=true] .dot { box-shadow: 0 0 0 2px currentcolor; }
.flag:focus-visible { outline: none; }
.flag:focus-visible .dot { outline: 2px solid var(--accent); outline-offset: 2px; }
.invalid .dot, .other-name .dot { font-size: 12.5px; }
.invalid .dot, .plus-one .dot { background: var(--grave-soft); color: var(--grave); }
.duplicate .dot, .other-name .dot { background: var(--twin-soft); color: var(--twin); }
.note {
  position: fixed; left: 0; top: 0; max-width: 260px; padding: 0 7px; height: 18px; line-height: 18px; border-radius: 9px;
  font-size: 11.5px; background: var(--sunken); color: var(--muted); white-space: nowrap; overflow: hidden;
  display: flex; gap: 4px; text-decoration: none; pointer-events: none;
}
a.note { pointer-events: auto; cursor: pointer; }
.note span { overflow: hidden; text-overflow: ellipsis; }
.note .away { flex: none; }
.note .name, .note.short .whole { display: none; }
.note.short .name { display: block; }
a.note:hover { color: var(--text); text-decoration: underline; }
a.note:focus-visible, .link:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.note[hidden] { display: none; }
.link { color: var(--accent); text-decoration: underline; text-underline-offset: 2px; white-space: nowrap; }

.box {
  position: fixed; left: 0; top: 0; z-index: 2; width: max-content; max-width: min(340px, calc(100vw - 24px)); pointer-events: auto;
  background: var(--surface); color: var(--text); border: 1px solid var(--line); border-radius: 10px; box-shadow: var(--shadow);
  user-select: none;
}
.card { width: 332px; max-height: min(460px, calc(100vh - 24px)); overflow: auto; overscroll-behavior: contain; }
.card:focus { outline: none; }
.head { display: flex; align-items: center; gap: 8px; padding: 12px 10px 2px 16px; }
.head h2 { flex: 1; margin: 0; font-size: 13px; font-weight: 600; color: var(--muted); overflow-wrap: anywhere; }
.close {
  width: 28px; height: 28px; flex: none; border: 0; border-radius: 7px; background: none; color: var(--muted); font-size: 17px; line-height: 1;
}
.close:hover { background: var(--sunken); color: var(--text); }
.line { padding: 6px 16px 12px; }
.line + .line { border-top: 1px solid var(--line); padding-top: 12px; }
.line p { margin: 0; }
.what { font-weight: 600; overflow-wrap: anywhere; }
.why, .hint { color: var(--muted); margin-top: 2px !important; overflow-wrap: anywhere; }
.people { margin: 6px 0 0; padding: 0; list-style: none; }
.people li { padding: 3px 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.people li:first-child { border-top: 0; }
.hint { padding: 10px 16px; border-top: 1px solid var(--line); font-size: 12px; }
.wait { padding: 8px 16px 16px; color: var(--muted); }
.acts { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 10px; margin-top: 10px; }
.act {
  min-height: 28px; padding: 3px 10px; border: 1px solid var(--line); border-radius: 7px; background: var(--surface); text-align: start;
}
.act:hover { background: var(--sunken); }
.act.first { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
.act.first:hover { filter: brightness(1.08); }
.act.quiet { border-color: transparent; background: none; color: var(--muted); padding-inline: 6px; margin-inline-start: -7px; }
.act.quiet:hover { color: var(--text); text-decoration: underline; }
.act:disabled { opacity: .55; cursor: default; }
.failed { color: var(--grave); margin-top: 8px !important; }
.done { color: var(--text); font-weight: 600; }

.bubble { padding: 8px 8px 8px 12px; display: flex; align-items: center; gap: 10px; font-size: 12.5px; }
.bubble { max-width: min(400px, calc(100vw - 24px)); }
.bubble p { margin: 0; overflow-wrap: anywhere; }
.bubble .act { flex: none; max-width: 50%; }

.chip { z-index: 1; left: auto; top: auto; right: 16px; bottom: 16px; display: flex; align-items: stretch; overflow: hidden; border-radius: 18px; max-width: calc(100vw - 32px); }
.chip button { border: 0; background: none; min-height: 34px; }
.chip .sum { padding: 6px 4px 6px 14px; display: flex; align-items: center; gap: 8px; text-align: start; }
.chip .mark { width: 8px; height: 8px; flex: none; border-radius: 50%; background: var(--ask); }
.chip .fold { padding: 0 12px 0 6px; color: var(--muted); }
.chip button:hover { background: var(--sunken); }
.chip button:focus-visible { outline-offset: -3px; border-radius: 16px; }
.chip.folded .sum { padding: 6px 12px; }
.chip[hidden] { display: none; }
@media (prefers-reduced-motion: no-preference) { .card, .bubble { animation: come .12s ease-out; } }
@keyframes come { from { opacity: 0; } }
@media (forced-colors: active) { .dot, .box { border: 1px solid; } }
`;
