/** jedison's groups and lists, which leave their elements in place as long as nothing comes or goes.

As they are, they take them out and put them back at every change: the cursor is lost for a moment,
with what is typed in it, and a button that is being pressed is not there any more. */

/** @param {object} jedison the library; returns editors for its option `customEditors` */
export function makeSteady({ EditorArray, EditorObject }) {
  class SteadyGroup extends EditorObject {
    refreshEditors() {
      const active = this.instance.children.filter((child) => child.isActive);
      if (!isPlaced(this.control.childrenSlot, active)) {
        super.refreshEditors();
      }
    }
  }

  class SteadyList extends EditorArray {
    static resolves(schema) {
      return EditorArray.resolves(schema) && !schema["x-format"];
    }

    refreshUI() {
      const { children } = this.instance;
      if (!isPlaced(this.control.childrenSlot, children)) {
        super.refreshUI();
        return;
      }
      for (const child of children) {
        child.ui.refreshUI();
      }
    }
  }

  return [SteadyGroup, SteadyList];
}

/** Tell whether each entry stands in its place, and nothing else does. */
function isPlaced({ children: places }, entries) {
  return (
    places.length === entries.length &&
    entries.every((entry, at) => places[at].contains(entry.ui.control.container))
  );
}
