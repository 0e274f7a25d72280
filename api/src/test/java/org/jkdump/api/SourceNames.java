// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The public names of source files, with the first sentences of their javadoc. */
final class SourceNames {
  private final DocTrees docs;
  private final TreePath unit;

  /** A class: its name, or the part of its sentence before a colon, and its public names. */
  record Group(String title, String sentence, List<Name> names) {}

  /** A public method or constant; the signature and the sentence are those of its first form. */
  record Name(String name, String signature, String sentence, int forms) {
    private Name plusOne() {
      return new Name(name, signature, sentence, forms + 1);
    }
  }

  private SourceNames(DocTrees docs, CompilationUnitTree unit) {
    this.docs = docs;
    this.unit = new TreePath(unit);
  }

  /** The classes of a directory that have public names, in alphabetical order of their files. */
  static List<Group> of(Path directory, String ending) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(directory)) {
      files = all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      var sources = manager.getJavaFileObjectsFromPaths(files);
      var task = (JavacTask) compiler.getTask(null, manager, null, null, null, sources);
      List<Group> groups = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        new SourceNames(DocTrees.instance(task), unit).add(groups);
      }
      return groups;
    }
  }

  private void add(List<Group> groups) {
    for (Tree type : ((CompilationUnitTree) unit.getLeaf()).getTypeDecls()) {
      if (!(type instanceof ClassTree declared)) {
        continue;
      }
      TreePath path = new TreePath(unit, declared);
      Map<String, Name> names = new LinkedHashMap<>();
      for (Tree member : declared.getMembers()) {
        name(path, member, names);
      }
      boolean group = declared.getModifiers().getFlags().contains(Modifier.ABSTRACT);
      boolean seen = group || declared.getModifiers().getFlags().contains(Modifier.PUBLIC);
      if (seen && !names.isEmpty()) {
        String sentence = sentence(path);
        int colon = group ? sentence.indexOf(": ") : -1;
        groups.add(
            new Group(
                colon < 0 ? declared.getSimpleName().toString() : sentence.substring(0, colon),
                sentence.substring(colon < 0 ? 0 : colon + 2),
                List.copyOf(names.values())));
      }
    }
  }

  private void name(TreePath owner, Tree member, Map<String, Name> names) {
    TreePath path = new TreePath(owner, member);
    if (member instanceof MethodTree m && isShown(m.getModifiers()) && m.getReturnType() != null) {
      String parameters =
          m.getParameters().stream().map(Object::toString).collect(Collectors.joining(", "));
      put(names, path, m.getName().toString(), m.getReturnType() + " (" + parameters + ")");
    } else if (member instanceof VariableTree v && isShown(v.getModifiers())) {
      put(names, path, v.getName().toString(), v.getType().toString());
    } else if (member instanceof VariableTree v && isComponent(owner, v)) {
      String name = v.getName().toString();
      names.put(name, new Name(name, v.getType() + " ()", parameter(owner, name), 1));
    }
  }

  private void put(Map<String, Name> names, TreePath path, String name, String signature) {
    Name first = names.get(name);
    names.put(name, first == null ? new Name(name, signature, sentence(path), 1) : first.plusOne());
  }

  private static boolean isShown(ModifiersTree modifiers) {
    return modifiers.getFlags().contains(Modifier.PUBLIC)
        && modifiers.getAnnotations().stream().noneMatch(a -> a.toString().startsWith("@Override"));
  }

  private static boolean isComponent(TreePath owner, VariableTree field) {
    return owner.getLeaf().getKind() == Tree.Kind.RECORD
        && !field.getModifiers().getFlags().contains(Modifier.STATIC);
  }

  private String parameter(TreePath owner, String name) {
    return docs.getDocCommentTree(owner).getBlockTags().stream()
        .filter(tag -> tag instanceof ParamTree p && p.getName().toString().equals(name))
        .map(tag -> text(((ParamTree) tag).getDescription()))
        .findFirst()
        .orElse("");
  }

  private String sentence(TreePath path) {
    var comment = docs.getDocCommentTree(path);
    return comment == null ? "" : text(comment.getFirstSentence());
  }

  private static String text(List<? extends DocTree> parts) {
    return parts.stream()
        .map(SourceNames::text)
        .collect(Collectors.joining())
        .replaceAll("\\s+", " ");
  }

  private static String text(DocTree part) {
    if (part instanceof LiteralTree literal) {
      return "`" + literal.getBody().getBody().strip() + "`";
    }
    if (part instanceof LinkTree link) {
      String target = link.getReference().getSignature().replaceFirst("\\(.*", "");
      return "`" + target.replaceFirst("^#", "").replace('#', '.') + "`";
    }
    return part.toString();
  }
}
