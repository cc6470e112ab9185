/* Hides all newer than AVX2 from what a process loads: LD_PRELOAD=avx2_only.so python ...

   Libraries choose their kernels by what CPUID tells them. Linux lets a process have CPUID fault
   (arch_prctl, "CPUID faulting"); the handler runs it and clears the bits of AVX-512, AMX and AVX-VNNI. So the AVX2
   kernels run, on this processor: its clock, caches and memory stay what they are. What the C library chose for itself
   before this was loaded (copying of memory) stays too. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <ucontext.h>

#define ARCH_SET_CPUID 0x1012
#define BIT(n) (1u << (n))

typedef int (*action_setter)(int, const struct sigaction *, struct sigaction *);

static action_setter real_sigaction(void) { return (action_setter)dlsym(RTLD_NEXT, "sigaction"); }

static void let_cpuid_run(long may) {
  long result;
  __asm__ volatile("syscall" : "=a"(result) : "a"(SYS_arch_prctl), "D"(ARCH_SET_CPUID), "S"(may) : "rcx", "r11", "memory");
}

static void run_cpuid(int number, siginfo_t *info, void *context) {
  greg_t *registers = ((ucontext_t *)context)->uc_mcontext.gregs;
  const unsigned char *instruction = (const unsigned char *)registers[REG_RIP];
  if (info->si_code != SI_KERNEL || instruction[0] != 0x0f || instruction[1] != 0xa2) {
    signal(number, SIG_DFL); /* a fault of the program's own: it comes again, and ends it */
    return;
  }
  unsigned leaf = registers[REG_RAX], part = registers[REG_RCX], a, b, c, d;
  let_cpuid_run(1);
  __asm__ volatile("cpuid" : "=a"(a), "=b"(b), "=c"(c), "=d"(d) : "a"(leaf), "c"(part));
  let_cpuid_run(0);
  if (leaf == 7 && part == 0) {
    b &= ~(BIT(16) | BIT(17) | BIT(21) | BIT(26) | BIT(27) | BIT(28) | BIT(30) | BIT(31)); /* AVX-512 F to VL */
    c &= ~(BIT(1) | BIT(6) | BIT(11) | BIT(12) | BIT(14));                                  /* VBMI, VNNI, ... */
    d &= ~(BIT(2) | BIT(3) | BIT(8) | BIT(22) | BIT(23) | BIT(24) | BIT(25));               /* FP16, AMX, ... */
  } else if (leaf == 7 && part == 1) {
    a &= ~(BIT(4) | BIT(5) | BIT(21) | BIT(23)); /* AVX-VNNI, AVX512-BF16, AMX-FP16, AVX-IFMA */
    d &= ~(BIT(4) | BIT(5) | BIT(8) | BIT(10) | BIT(19)); /* AVX-VNNI-INT8 and -INT16, AVX10, ... */
  }
  registers[REG_RAX] = a;
  registers[REG_RBX] = b;
  registers[REG_RCX] = c;
  registers[REG_RDX] = d;
  registers[REG_RIP] += 2;
}

/* Python's faulthandler and others would take the signal away. */
int sigaction(int number, const struct sigaction *action, struct sigaction *before) {
  if (number != SIGSEGV) return real_sigaction()(number, action, before);
  if (before) memset(before, 0, sizeof *before);
  return 0;
}

__attribute__((constructor)) static void hide(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = run_cpuid;
  action.sa_flags = SA_SIGINFO | SA_NODEFER;
  real_sigaction()(SIGSEGV, &action, 0);
  let_cpuid_run(0);
}
