// Whether somebody is on their way to another screen, from the moment they ask for it: that screen may still be loading.
// What a screen does by itself once an answer has come, it does only where nobody has left: it would call them back.
import { onBeforeUnmount } from 'vue';
import { onBeforeRouteLeave } from 'vue-router';

export function useLeaving(): () => boolean {
  let leaving = false;
  const leave = () => void (leaving = true);
  onBeforeRouteLeave(leave);
  onBeforeUnmount(leave);
  return () => leaving;
}
