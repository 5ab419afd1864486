/* SPDX-FileCopyrightText: 2026 Thông Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A PKCS#11 module for tests: SoftHSM2, with the fault that TH_TOKEN_FAULT names.
 *   pulled:N   the token is pulled out after N signatures
 *   locked     every PIN is answered as if the token had locked itself
 *   last       the token says that one try is left
 *   no-pss     the RSA mechanisms of PSS are not offered
 *   wrong      signatures have a flipped bit
 */
#include <dlfcn.h>
#include <p11-kit/pkcs11.h>
#include <stdlib.h>
#include <string.h>

static CK_FUNCTION_LIST *soft_hsm;
static CK_FUNCTION_LIST faulty;
static long signatures;

static const char *fault(void)
{
    const char *named = getenv("TH_TOKEN_FAULT");
    return named ? named : "";
}

static int gone; /* pulled out: noticed when the next signature is asked for */

static CK_RV faulty_sign(CK_SESSION_HANDLE session, unsigned char *data, unsigned long size, unsigned char *signature,
                         unsigned long *length)
{
    if (strncmp(fault(), "pulled:", 7) == 0 && signatures >= atol(fault() + 7)) {
        gone = 1;
        return CKR_DEVICE_ERROR; /* what some modules answer; the slot tells more */
    }
    CK_RV code = soft_hsm->C_Sign(session, data, size, signature, length);
    ++signatures;
    if (code == CKR_OK && signature && strcmp(fault(), "wrong") == 0)
        signature[*length / 2] ^= 1;
    return code;
}

static CK_RV faulty_token_info(CK_SLOT_ID slot, CK_TOKEN_INFO *info)
{
    if (gone && strncmp(fault(), "pulled:", 7) == 0) /* with another fault, or none, it is plugged in again */
        return CKR_TOKEN_NOT_PRESENT;
    CK_RV code = soft_hsm->C_GetTokenInfo(slot, info);
    if (strcmp(fault(), "last") == 0)
        info->flags |= CKF_USER_PIN_FINAL_TRY;
    return code;
}

static CK_RV faulty_login(CK_SESSION_HANDLE session, CK_USER_TYPE user, unsigned char *pin, unsigned long length)
{
    return strcmp(fault(), "locked") == 0 ? CKR_PIN_LOCKED : soft_hsm->C_Login(session, user, pin, length);
}

static CK_RV faulty_mechanism(CK_SLOT_ID slot, CK_MECHANISM_TYPE mechanism, CK_MECHANISM_INFO *info)
{
    const int pss = mechanism == CKM_RSA_PKCS_PSS || mechanism == CKM_SHA256_RSA_PKCS_PSS;
    return pss && strcmp(fault(), "no-pss") == 0 ? CKR_MECHANISM_INVALID
                                                 : soft_hsm->C_GetMechanismInfo(slot, mechanism, info);
}

CK_RV C_GetFunctionList(CK_FUNCTION_LIST **list)
{
    void *library = dlopen(getenv("TH_SOFTHSM"), RTLD_NOW | RTLD_LOCAL);
    CK_C_GetFunctionList get = library ? (CK_C_GetFunctionList)dlsym(library, "C_GetFunctionList") : NULL;
    if (!get || get(&soft_hsm) != CKR_OK)
        return CKR_GENERAL_ERROR;
    faulty = *soft_hsm;
    faulty.C_Sign = faulty_sign;
    faulty.C_GetTokenInfo = faulty_token_info;
    faulty.C_Login = faulty_login;
    faulty.C_GetMechanismInfo = faulty_mechanism;
    *list = &faulty;
    return CKR_OK;
}
