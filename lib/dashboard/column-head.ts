/** What stands at the head of a table's column; '' where there is none. */
export function columnHead(element: Element): string {
  const cell = element.closest('td');
  const heads = cell?.closest('table')?.querySelector('thead tr')?.children;
  const head = cell && heads?.[[...(cell.parentElement?.children ?? [])].indexOf(cell)];
  return head?.textContent?.trim() ?? '';
}
