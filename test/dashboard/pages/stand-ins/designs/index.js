/** Tractor lists this add-on of its own documentation as a dependency and never imports it; with it would come the whole of Storybook. */
export {};
