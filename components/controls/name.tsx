/** A person's or an account's name: kept apart from the writing direction around it, cut when too long, whole in its title. */
export function Name({ children, strong = false }: { children: string; strong?: boolean }) {
  return (
    <span class={strong ? 'name name-strong' : 'name'} title={children}>
      <bdi>{children}</bdi>
    </span>
  );
}
