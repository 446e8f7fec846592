/** The few React hooks that Tractor takes from a package which Aircall does not publish. Written from how Tractor calls them. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

export { useId } from 'react';

export const useSafeLayoutEffect = useLayoutEffect;

export function useLatest(value) {
  const ref = useRef(value);
  ref.current = value;
  return ref;
}

export function useControllableState({ prop, defaultProp, onChange }) {
  const [own, setOwn] = useState(defaultProp);
  const isControlled = prop !== undefined;
  const value = isControlled ? prop : own;
  const set = useCallback(
    (next) => {
      const wanted = typeof next === 'function' ? next(value) : next;
      if (!isControlled) setOwn(wanted);
      if (wanted !== value) onChange?.(wanted);
    },
    [value, isControlled, onChange],
  );
  return [value, set];
}

export function useComposedRefs(...refs) {
  return useCallback((node) => {
    for (const ref of refs) {
      if (typeof ref === 'function') ref(node);
      else if (ref) ref.current = node;
    }
  }, refs);
}

export function useCloseOnEscape(isOpen, close) {
  useEffect(() => {
    if (!isOpen) return;
    const onKey = (event) => event.key === 'Escape' && close();
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isOpen, close]);
}

export function useRect(element) {
  const [rect, setRect] = useState(undefined);
  useEffect(() => {
    setRect(element?.getBoundingClientRect?.());
  }, [element]);
  return rect;
}

/** Banners and toasts: no page of ours shows one. */
export function usePubSub() {}

export function useSize(element) {
  const rect = useRect(element);
  return rect && { width: rect.width, height: rect.height };
}

export function useWindowSize() {
  return { width: window.innerWidth, height: window.innerHeight };
}

/** Popovers: no page of ours opens one. */
export function useCloseOnClick() {}
export function useCloseOnScroll() {}
