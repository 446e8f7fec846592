/** Dates, times, durations, counts and countries in the reader's own manner. Times are ms, UTC; they are shown in the local time zone. */
import { numberText } from './numbers.ts';
import { currentLanguage, currentLocale, t } from './words.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

export function count(n: number): string {
  return numberText(currentLocale(), n);
}

export function dateTime(at: number): string {
  return new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

export function time(at: number): string {
  return new Intl.DateTimeFormat(currentLocale(), { timeStyle: 'short' }).format(at);
}

/** A day as a heading: today, yesterday, else the date. */
export function day(at: number, now: number): string {
  const start = (ms: number) => new Date(ms).setHours(0, 0, 0, 0);
  const away = Math.round((start(at) - start(now)) / dayMs);
  if (away === 0 || away === -1) {
    const text = new Intl.RelativeTimeFormat(currentLanguage(), { numeric: 'auto' }).format(away, 'day');
    return text.charAt(0).toLocaleUpperCase(currentLocale()) + text.slice(1);
  }
  return new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'full' }).format(at);
}

/** "3 minutes ago", "in 2 minutes"; within half a minute "just now" or "any moment". */
export function relative(at: number, now: number): string {
  const away = at - now;
  const size = Math.abs(away);
  if (size < minuteMs / 2) return away <= 0 ? t('just_now') : t('any_moment');
  const relativeTime = new Intl.RelativeTimeFormat(currentLanguage(), { numeric: 'auto' });
  if (size < hourMs) return relativeTime.format(Math.round(away / minuteMs), 'minute');
  if (size < dayMs) return relativeTime.format(Math.round(away / hourMs), 'hour');
  return relativeTime.format(Math.round(away / dayMs), 'day');
}

function unit(value: number, name: 'second' | 'minute' | 'hour' | 'day'): string {
  const unitDisplay = name === 'day' ? 'long' : 'short';
  return numberText(currentLanguage(), value, { style: 'unit', unit: name, unitDisplay });
}

/** At most two units, rounded up: nobody minds being done early. */
export function duration(ms: number): string {
  if (ms < 50_000) return unit(Math.max(5, Math.ceil(ms / 5000) * 5), 'second');
  const minutes = Math.ceil(ms / minuteMs);
  if (minutes < 60) return unit(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  if (hours < 24) {
    const rest = minutes % 60;
    return rest === 0 ? unit(hours, 'hour') : `${unit(hours, 'hour')} ${unit(rest, 'minute')}`;
  }
  const days = Math.floor(hours / 24);
  const restHours = hours % 24;
  return restHours === 0 ? unit(days, 'day') : `${unit(days, 'day')} ${unit(restHours, 'hour')}`;
}

/** An interval that somebody set: exact, in words. */
export function interval(minutes: number): string {
  if (minutes % 1440 === 0) return longUnit(minutes / 1440, 'day');
  if (minutes % 60 === 0) return longUnit(minutes / 60, 'hour');
  return longUnit(minutes, 'minute');
}

function longUnit(value: number, name: 'minute' | 'hour' | 'day'): string {
  return numberText(currentLanguage(), value, { style: 'unit', unit: name, unitDisplay: 'long' });
}

export function listed(texts: readonly string[]): string {
  return new Intl.ListFormat(currentLanguage(), { type: 'conjunction' }).format(texts);
}

/** As `listed`, with elements in the places of the texts. */
export function joined<T>(type: 'conjunction' | 'disjunction', items: readonly T[]): (T | string)[] {
  const places = items.map((_, index) => String(index));
  return new Intl.ListFormat(currentLanguage(), { type }).formatToParts(places).flatMap((part) => {
    const item = part.type === 'element' ? items[Number(part.value)] : part.value;
    return item === undefined ? [] : [item];
  });
}

/** A day without a time zone, `YYYY-MM-DD`. */
export function plainDay(text: string): string {
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at)
    ? text
    : new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'medium', timeZone: 'UTC' }).format(at);
}

export function country(code: string): string {
  try {
    return new Intl.DisplayNames([currentLanguage()], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}
