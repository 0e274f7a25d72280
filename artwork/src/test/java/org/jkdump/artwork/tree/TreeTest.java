// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jkdump.artwork.Drawing;
import org.jkdump.artwork.Style;
import org.junit.jupiter.api.Test;

class TreeTest {
  private static Tree init() {
    Tree tree = Tree.of("init").add(Tree.of("sshd").add("bash").add("sftp")).add("getty");
    tree.branch("cron").add("job");
    return tree;
  }

  private static void drawn(String expected, Drawing drawing) {
    assertEquals(expected.stripTrailing(), drawing.draw(Style.UNICODE));
  }

  @Test
  void unicode() {
    drawn(
        """
        init
        ├── sshd
        │   ├── bash
        │   └── sftp
        ├── getty
        └── cron
            └── job
        """,
        init());
  }

  @Test
  void ascii() {
    assertEquals(
        """
        init
        |-- sshd
        |   |-- bash
        |   `-- sftp
        |-- getty
        `-- cron
            `-- job""",
        init().draw(Style.ASCII));
  }

  @Test
  void labelsOfSeveralLinesStayUnderTheirBranch() {
    drawn(
        """
        a
        b
        ├── c
        │   d
        │   └── e
        └── f
            g
        """,
        Tree.of("a\nb").add(Tree.of("c\nd").add("e")).add("f\ng"));
  }

  @Test
  void maxDepthMarksWhatHasMore() {
    drawn("init\n├── sshd …\n├── getty\n└── cron …", init().maxDepth(1));
    drawn("init …", init().maxDepth(0));
  }

  @Test
  void maxChildrenTellsTheRest() {
    Tree tree = Tree.of("root");
    IntStream.range(0, 125).forEach(tree::add);
    drawn("root\n├── 0\n├── 1\n└── … 123 more", tree.maxChildren(2));
    assertEquals("root\n`-- ... 125 more", tree.maxChildren(0).draw(Style.ASCII));
  }

  @Test
  void equalLeavesCollapse() {
    Tree tree = Tree.of("k").add("w").add("x").add("w").add(Tree.of("w").add("y")).add("w");
    drawn("k\n├── 3*[w]\n├── x\n└── w\n    └── y", tree.collapse());
    drawn("k\n├── 3*[w]\n└── … 2 more", tree.maxChildren(1));
  }

  @Test
  void maxWidthCutsLines() {
    drawn("init\n├── ss…\n└── 日…", Tree.of("init").add("sshd").add("日本語").maxWidth(7));
  }

  @Test
  void hostileLabelsAreShownEscaped() {
    drawn("a\\x1b[2J\n└── \\x08", Tree.of("a\u001b[2J").add("\b"));
  }

  @Test
  void dataIsReadThroughFunctions() {
    Map<Integer, List<Integer>> children = Map.of(0, List.of(1, 2), 1, List.of(3));
    drawn("t0\n├── t1\n│   └── t3\n└── t2", Tree.from(0, children::get, n -> "t" + n));
  }

  @Test
  void cyclesAreMarked() {
    Map<String, List<String>> next = Map.of("a", List.of("b"), "b", List.of("a", "b"));
    drawn("a\n└── b\n    ├── a [cycle]\n    └── b [cycle]", Tree.from("a", next::get, s -> s));
    Tree self = Tree.of("self");
    drawn("self\n└── self [cycle]", self.add(self));
  }

  @Test
  void sharedNodesAreDrawnOnce() {
    Map<String, List<String>> next =
        Map.of("a", List.of("b", "c"), "b", List.of("d"), "c", List.of("d"), "d", List.of("e"));
    Tree tree = Tree.from("a", next::get, s -> s);
    drawn("a\n├── b\n│   └── d\n│       └── e\n└── c\n    └── d [repeated]", tree);
    drawn(
        "a\n├── b\n│   └── d\n│       └── e\n└── c\n    └── d\n        └── e",
        tree.expandRepeated());
  }

  @Test
  void keysTellWhichNodesAreTheSame() {
    record Node(int address, Object fresh) {}
    Tree tree =
        Tree.from(
            new Node(1, new Object()),
            n -> List.of(new Node((n.address() + 1) % 3, new Object())),
            Node::address,
            Node::address);
    drawn("1\n└── 2\n    └── 0\n        └── 1 [cycle]", tree);
  }

  @Test
  void childrenMayBeNull() {
    drawn(
        "a\n└── null",
        Tree.from("a", s -> java.util.Collections.singletonList((String) null), s -> s));
  }

  @Test
  void treesOfDataCanBeHungIntoTreesOfLabels() {
    Tree data = Tree.from(1, n -> n < 2 ? List.of(n + 1) : null, n -> n);
    drawn("all\n└── 1\n    └── 2", Tree.of("all").add(data));
    assertThrows(IllegalStateException.class, () -> data.add("x"));
  }

  @Test
  void appendsEachLineAsItIsRead() throws IOException {
    StringBuilder out = new StringBuilder();
    Tree.from(0, n -> n < 2 ? List.of(n + 1) : null, n -> n + " after " + out.length())
        .appendTo(out, Style.ASCII);
    assertEquals("0 after 0\n`-- 1 after 10\n    `-- 2 after 25\n", out.toString());
  }

  @Test
  void compactGrowsToTheRight() {
    assertEquals(
        """
        init-+-sshd-+-bash
             |      `-sftp
             |-getty
             `-cron---job""",
        init().draw(Style.COMPACT));
    drawn(
        """
        日本─┬─a
             ├─b───c d
             └─2*[e]
        """,
        Tree.of("日本")
            .add("a")
            .add(Tree.of("b").add("c\nd"))
            .add("e")
            .add("e")
            .collapse()
            .compact());
  }

  @Test
  void boxesHangFromEachOther() {
    drawn(
        """
        ┌──────┐
        │ init │
        └─┬────┘
          │ ┌──────┐
          ├─┤ sshd │
          │ └─┬────┘
          │   │ ┌──────┐
          │   └─┤ bash │
          │     └──────┘
          │ ┌───┐
          │ │ a │
          └─┤ b │
            │ c │
            └───┘
        """,
        Tree.of("init").add(Tree.of("sshd").add("bash")).add("a\nb\nc").boxed());
  }
}
