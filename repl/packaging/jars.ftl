<#-- SPDX-License-Identifier: GPL-3.0-or-later -->
<#-- The libraries that come along: file, license, home page. -->
<#list dependencyMap as dependency>
<#assign project = dependency.key>
${project.artifactId}-${project.version}.jar	${dependency.value?join(" or ")}	${project.url!}
</#list>
