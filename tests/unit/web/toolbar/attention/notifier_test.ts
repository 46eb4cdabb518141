// Notifications: for whoever does not look, once, and gone with the call.
import { assertEquals } from "@std/assert";
import {
  type NotificationLeave,
  type Notifications,
  Notifier,
} from "../../../../../web/toolbar/attention/notifier.ts";
import { browserNotifications } from "../../../../../web/toolbar/edges/notifications.ts";
import { FakeTurns } from "../peers/fake_turns.ts";
import { settle } from "../../../../helpers/settle.ts";

class FakeNotifications implements Notifications {
  readonly leave: NotificationLeave = "granted";
  /** Tags that are shown now. */
  readonly open: string[] = [];
  readonly clicks: (() => void)[] = [];

  ask(): Promise<NotificationLeave> {
    return Promise.resolve(this.leave);
  }

  show({ tag }: { readonly tag: string }, onClick: () => void) {
    this.open.push(tag);
    this.clicks.push(onClick);
    return { close: () => void this.open.splice(this.open.indexOf(tag), 1) };
  }
}

function bench() {
  const turns = new FakeTurns();
  const notifications = new FakeNotifications();
  let focused = 0;
  const open = () =>
    new Notifier({ notifications, turns: turns.tab(), focus: () => void focused++ });
  return { turns, notifications, open, focused: () => focused };
}

const notice = { tag: "A", title: "Incoming call", body: "Ana Lindqvist" };

Deno.test("two hidden tabs show a call once, and take it away when it is decided", async () => {
  const { notifications, open } = bench();
  const tabs = [open(), open()];
  for (const tab of tabs) tab.show([notice]);
  await settle();
  assertEquals(notifications.open, ["A"]);
  for (const tab of tabs) tab.show([]);
  await settle();
  assertEquals(notifications.open, []);
});

Deno.test("a call is not shown to whoever looks at another tab of the toolbar", async () => {
  const { turns, notifications, open } = bench();
  turns.isSeen = true;
  open().show([notice]);
  await settle();
  assertEquals(notifications.open, []);
});

Deno.test("a click brings the page to the front, and the notification has done its work", async () => {
  const { notifications, open, focused } = bench();
  open().show([notice]);
  await settle();
  notifications.clicks[0]?.();
  assertEquals([focused(), notifications.open], [1, []]);
});

Deno.test("what the browser allows is told as it is, in a frame of another page too", () => {
  const leaveOf = (permission: NotificationPermission | undefined, isForeignFrame: boolean) =>
    browserNotifications({
      api: permission && ({ permission } as typeof Notification),
      isForeignFrame,
      icon: "",
    }).leave;
  assertEquals(leaveOf(undefined, false), "absent");
  assertEquals(leaveOf("default", false), "ask");
  assertEquals(leaveOf("denied", false), "denied");
  // A frame is told "denied" where nobody was asked, and may show what its origin was allowed elsewhere.
  assertEquals(leaveOf("denied", true), "window");
  assertEquals(leaveOf("granted", true), "granted");
});
