/* Checks SBML files with libSBML and writes each as the table that tests/external/desolve/compare.R reads: what
   libSBML understood of our document, not what we wrote beside it. Usage: read FILE.xml TABLE.csv ... */
#include <sbml/SBMLTypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *formula(const ASTNode_t *math) { return SBML_formulaToL3String(math); }

static int errors(SBMLDocument_t *document, const char *name) {
  SBMLDocument_checkConsistency(document);
  int wrong = 0;
  for (unsigned int e = 0; e < SBMLDocument_getNumErrors(document); e++) {
    const XMLError_t *found = (const XMLError_t *)SBMLDocument_getError(document, e);
    if (!XMLError_isError(found) && !XMLError_isFatal(found)) continue;
    wrong++;
    printf("%s:%u: %s\n", name, XMLError_getLine(found), XMLError_getMessage(found));
  }
  return wrong;
}

static void table(Model_t *model, FILE *out) {
  fprintf(out, "kind,id,value,formula\n");
  for (unsigned int i = 0; i < Model_getNumParameters(model); i++) {
    Parameter_t *p = Model_getParameter(model, i);
    if (Parameter_getConstant(p)) fprintf(out, "constant,%s,%.17g,\"\"\n", Parameter_getId(p), Parameter_getValue(p));
  }
  for (unsigned int i = 0; i < Model_getNumRules(model); i++) {
    Rule_t *r = Model_getRule(model, i);
    char *text = formula(Rule_getMath(r));
    if (Rule_isAssignment(r)) fprintf(out, "rule,%s,0,\"%s\"\n", Rule_getVariable(r), text);
    if (Rule_isRate(r)) fprintf(out, "state,%s,%.17g,\"%s\"\n", Rule_getVariable(r), Parameter_getValue(Model_getParameterById(model, Rule_getVariable(r))), text);
    free(text);
  }
  for (unsigned int i = 0; i < Model_getNumEvents(model); i++) {
    Event_t *e = Model_getEvent(model, i);
    /* A trigger is geq(time, day). */
    const ASTNode_t *day = ASTNode_getChild(Trigger_getMath(Event_getTrigger(e)), 1);
    double time = ASTNode_isInteger(day) ? (double)ASTNode_getInteger(day) : ASTNode_getReal(day);
    for (unsigned int k = 0; k < Event_getNumEventAssignments(e); k++) {
      EventAssignment_t *a = Event_getEventAssignment(e, k);
      char *text = formula(EventAssignment_getMath(a));
      fprintf(out, "event,%s,%.17g,\"%s\"\n", EventAssignment_getVariable(a), time, text);
      free(text);
    }
  }
}

int main(int count, char **arguments) {
  int wrong = 0;
  for (int i = 1; i + 1 < count; i += 2) {
    SBMLDocument_t *document = readSBMLFromFile(arguments[i]);
    int here = errors(document, arguments[i]);
    wrong += here;
    printf("%s: SBML level %u version %u, %d errors\n", arguments[i], SBMLDocument_getLevel(document), SBMLDocument_getVersion(document), here);
    if (SBMLDocument_getModel(document) == NULL) return 1;
    FILE *out = fopen(arguments[i + 1], "w");
    if (out == NULL) return 1;
    table(SBMLDocument_getModel(document), out);
    fclose(out);
    SBMLDocument_free(document);
  }
  return wrong > 0;
}
