"""Page frame, components, css and js; no clinic words."""
