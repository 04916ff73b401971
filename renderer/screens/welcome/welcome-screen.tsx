/** Who works here, and the ways to a desk. */
export function WelcomeScreen() {
  return null
}
